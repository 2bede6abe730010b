package dev.wardstream.pipeline;

import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.intake.IntakeRules;
import dev.wardstream.patient.PatientRules;
import dev.wardstream.score.Model;
import dev.wardstream.score.News2Settings;
import dev.wardstream.wire.DeviceSamples;
import dev.wardstream.wire.Topic;
import dev.wardstream.wire.Topics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.TimestampExtractor;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The whole stream, as the design draws it:
 *
 * <pre>
 * vitals.raw.* ─► intake ─► patient.vitals ─► patient ─► alerts
 *    device.assignments ┘ ├► vitals.quarantine    ▲   ├─► patient.scores, command.outcomes, alarm.limits, device.assignments
 *                         └► device.notices       │   ├─► device.notices
 *          device.notices, alert.commands ────────┘   └─► alarm.counts ─► budget ─► alarm.budget
 * </pre>
 *
 * <p>Order: what one device sends is read as its partition holds it. Two devices of one patient are on two topics or partitions,
 * which tasks read side by side, so that either may come first on {@code patient.vitals}; none waits for another, or a silent
 * vendor would hold a ward up. From {@code patient.vitals} on a patient is one partition and one task, and all that is made of its
 * samples follows their order there, in every run alike. Whoever publishes for several vendors and needs the same
 * {@code patient.vitals} twice sends each patient's samples one after the other, as {@code VitalsPublisher.publishInOrder} does.
 *
 * <p>Every processor and store has a name, and a test pins the description: a change to it is a change to the state of every
 * monitor that runs.
 */
public final class MonitorTopology {
    static final String PATIENT_VITALS_SINK = "to-patient-vitals";
    static final String QUARANTINE_SINK = "to-quarantine";
    static final String SCORES_SINK = "to-patient-scores";
    static final String ALERTS_SINK = "to-alerts";
    static final String OUTCOMES_SINK = "to-command-outcomes";
    static final String LIMITS_SINK = "to-alarm-limits";
    static final String ASSIGNMENTS_SINK = "to-device-assignments";
    static final String COUNTS_SINK = "to-alarm-counts";
    static final String NOTICES_SINK = "to-device-notices";
    static final String REFUSALS_SINK = "refusals-to-device-notices";

    private static final String VENDORS = "from-vendors";
    private static final String INTAKE = "intake";
    private static final String PATIENTS = "from-patient-vitals";
    private static final String PATIENT = "patient";
    private static final String COMMANDS = "from-alert-commands";
    private static final String NOTICES = "from-device-notices";
    private static final String COUNTS = "from-alarm-counts";
    private static final String BUDGET = "budget";

    private final IntakeRules intakeRules;
    private final DeviceSamples decoder;
    private final ServedModels models;
    private final News2Settings news2;
    private final AlarmPolicy policy;
    private final WardClock clock;
    private final StreamMetrics metrics;
    private final Shadows shadows;
    private final TopicTimes topicTimes;
    private final TimestampExtractor receipts;
    private final MemoryBudget deviceMemory;
    private final AssignmentChanges assignmentChanges = new AssignmentChanges();
    private Surroundings surroundings = Surroundings.UNKNOWN;
    private VitalsLog log = VitalsLog.NONE;
    private MemoryBudget memory = new MemoryBudget(Long.MAX_VALUE);
    private Commits commits = Commits.ALIKE;

    /** A topology whose measurements nobody asks for. */
    public MonitorTopology(
            IntakeRules intakeRules,
            DeviceSamples decoder,
            List<? extends Model> models,
            News2Settings news2,
            AlarmPolicy policy,
            WardClock clock) {
        this(intakeRules, decoder, models, news2, policy, clock, StreamMetrics.unseen());
    }

    public MonitorTopology(
            IntakeRules intakeRules,
            DeviceSamples decoder,
            List<? extends Model> models,
            News2Settings news2,
            AlarmPolicy policy,
            WardClock clock,
            StreamMetrics metrics) {
        this(intakeRules, decoder, models, news2, policy, clock, metrics, new TopicTimes());
    }

    private MonitorTopology(
            IntakeRules intakeRules,
            DeviceSamples decoder,
            List<? extends Model> models,
            News2Settings news2,
            AlarmPolicy policy,
            WardClock clock,
            StreamMetrics metrics,
            TopicTimes topicTimes) {
        this(
                intakeRules,
                decoder,
                models,
                news2,
                policy,
                clock,
                metrics,
                Shadows.ownThread(),
                topicTimes,
                new ReceiptTime(topicTimes, System::currentTimeMillis));
    }

    /**
     * @param shadows runs one task at a time, and rejects those that it has no room for: what shadows are scored by
     * @param topicTimes what is told of the topics
     * @param receipts says when a raw record was received
     */
    MonitorTopology(
            IntakeRules intakeRules,
            DeviceSamples decoder,
            List<? extends Model> models,
            News2Settings news2,
            AlarmPolicy policy,
            WardClock clock,
            StreamMetrics metrics,
            Executor shadows,
            TopicTimes topicTimes,
            TimestampExtractor receipts) {
        this.intakeRules = intakeRules;
        this.deviceMemory = new MemoryBudget(intakeRules.deviceMemory());
        this.decoder = decoder;
        this.models = new ServedModels(models);
        this.news2 = news2;
        this.policy = policy;
        this.clock = clock;
        this.metrics = metrics;
        this.shadows = new Shadows(shadows, metrics);
        this.topicTimes = topicTimes;
        this.receipts = receipts;
    }

    /** Holds commands to what other parts know of people and beds; to be said before {@link #build}. */
    public MonitorTopology within(Surroundings known) {
        surroundings = known;
        return this;
    }

    /**
     * Keeps plain samples in their topic alone, from which they are read again after a crash, and so many bytes of patients on the
     * heap, and commits at the pace of its settings; to be said before {@link #build}. Without it, each change is written to the
     * store at once.
     *
     * @param cluster where the topic is read
     * @param patientMemory bytes, by estimate
     */
    public MonitorTopology live(MonitorSettings cluster, long patientMemory) {
        commits = Commits.of(cluster);
        return live(new KafkaVitalsLog(cluster.kafka(), cluster.applicationId()), new MemoryBudget(patientMemory));
    }

    MonitorTopology live(VitalsLog samples, MemoryBudget patientMemory) {
        log = samples;
        memory = patientMemory;
        return this;
    }

    /** Which raw topics do not tell when their records were received. */
    public TopicTimes topicTimes() {
        return topicTimes;
    }

    /** What is served by what this builds. */
    public ServedModels models() {
        return models;
    }

    public Topology build() {
        Topology topology = new Topology();
        addAssignments(topology);
        addIntake(topology);
        addMonitoring(topology);
        addBudget(topology);
        addModels(topology);
        return topology;
    }

    private void addAssignments(Topology topology) {
        topology.addGlobalStore(
                AssignmentTable.builder(),
                "from-device-assignments",
                new StringDeserializer(),
                new ByteArrayDeserializer(),
                Topics.DEVICE_ASSIGNMENTS.name(),
                "assignments",
                () -> new AssignmentLoader(assignmentChanges));
    }

    private void addModels(Topology topology) {
        StoreBuilder<KeyValueStore<String, byte[]>> nothing = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore("models"), Serdes.String(), Serdes.ByteArray())
                .withLoggingDisabled();
        // The models are kept as models, not as bytes: the store, which Kafka Streams asks for, stays empty.
        topology.addGlobalStore(
                nothing,
                "from-models",
                new StringDeserializer(),
                new ByteArrayDeserializer(),
                Topics.MODELS.name(),
                "model-loader",
                () -> new ModelLoader(models, metrics));
    }

    private void addIntake(Topology topology) {
        topology.addSource(
                AutoOffsetReset.earliest(),
                VENDORS,
                receipts,
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                Topics.RAW_VITALS_PATTERN);
        topology.addProcessor(INTAKE, () -> new IntakeStage(intakeRules, decoder, clock, metrics, commits), VENDORS);
        topology.addStateStore(DeviceMemories.builder(IntakeStage.MEMORY_STORE, deviceMemory), INTAKE);
        topology.addStateStore(TallyStore.builder(IntakeStage.TALLY_STORE), INTAKE);
        topology.addStateStore(store(RefusalNotices.STORE, Serdes.ByteArray()), INTAKE);
        addSink(topology, REFUSALS_SINK, Topics.DEVICE_NOTICES, INTAKE);
        addSink(topology, PATIENT_VITALS_SINK, Topics.PATIENT_VITALS, INTAKE);
        topology.addSink(
                QUARANTINE_SINK,
                Topics.QUARANTINE.name(),
                new ByteArraySerializer(),
                new ByteArraySerializer(),
                INTAKE);
    }

    private void addMonitoring(Topology topology) {
        addSource(topology, PATIENTS, Topics.PATIENT_VITALS);
        addSource(topology, COMMANDS, Topics.ALERT_COMMANDS);
        addSource(topology, NOTICES, Topics.DEVICE_NOTICES);
        PatientRules rules = new PatientRules(policy, news2);
        topology.addProcessor(
                PATIENT,
                () -> new PatientStage(
                        rules, models, clock, metrics, shadows, assignmentChanges, surroundings, log, memory, commits),
                PATIENTS,
                COMMANDS,
                NOTICES);
        topology.addStateStore(patients(), PATIENT);
        topology.addStateStore(earlier(EarlierState.ALARMS), PATIENT);
        topology.addStateStore(earlier(EarlierState.NEWS2), PATIENT);
        topology.addStateStore(earlier(EarlierState.FLAT_LINES), PATIENT);
        topology.addStateStore(TallyStore.builder(PatientStage.TALLY_STORE), PATIENT);
        topology.addStateStore(store(OwedDevices.STORE, Serdes.ByteArray()), PATIENT);
        addSink(topology, SCORES_SINK, Topics.PATIENT_SCORES, PATIENT);
        addSink(topology, ALERTS_SINK, Topics.ALERTS, PATIENT);
        addSink(topology, OUTCOMES_SINK, Topics.COMMAND_OUTCOMES, PATIENT);
        addSink(topology, LIMITS_SINK, Topics.ALARM_LIMITS, PATIENT);
        addSink(topology, ASSIGNMENTS_SINK, Topics.DEVICE_ASSIGNMENTS, PATIENT);
        addSink(topology, COUNTS_SINK, Topics.ALARM_COUNTS, PATIENT);
        addSink(topology, NOTICES_SINK, Topics.DEVICE_NOTICES, PATIENT);
    }

    private static void addBudget(Topology topology) {
        addSource(topology, COUNTS, Topics.ALARM_COUNTS);
        topology.addProcessor(BUDGET, BudgetStage::new, COUNTS);
        topology.addStateStore(store(BudgetStage.STORE, Serdes.ByteArray()), BUDGET);
        addSink(topology, "to-alarm-budget", Topics.ALARM_BUDGET, BUDGET);
    }

    private static <V> void addSource(Topology topology, String name, Topic<V> topic) {
        topology.addSource(
                AutoOffsetReset.earliest(),
                name,
                new StringDeserializer(),
                topic.serde().deserializer(),
                topic.name());
    }

    private static <V> void addSink(Topology topology, String name, Topic<V> topic, String parent) {
        Serializer<String> keys = new StringSerializer();
        topology.addSink(name, topic.name(), keys, topic.serde().serializer(), parent);
    }

    /** Not cached: what is written seldom is written at once, and what is live is not read. */
    private static StoreBuilder<KeyValueStore<String, byte[]>> patients() {
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(LivePatients.STORE), Serdes.String(), Serdes.ByteArray())
                .withLoggingEnabled(Map.of())
                .withCachingDisabled();
    }

    /** What the version before kept; in memory, because it is empty from the first start of this one on. */
    private static StoreBuilder<KeyValueStore<String, byte[]>> earlier(String name) {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
                .withLoggingEnabled(Map.of())
                .withCachingDisabled();
    }

    /** Cached, so that within one commit a key is written to the store and its changelog once. */
    private static <V> StoreBuilder<KeyValueStore<String, V>> store(String name, Serde<V> values) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), values)
                .withLoggingEnabled(Map.of())
                .withCachingEnabled();
    }
}

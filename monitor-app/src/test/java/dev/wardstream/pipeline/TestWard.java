package dev.wardstream.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.CommandOutcome;
import dev.wardstream.intake.IntakeRules;
import dev.wardstream.intake.VendorProfiles;
import dev.wardstream.schemas.SchemaRegistry;
import dev.wardstream.schemas.avro.AlarmBudget;
import dev.wardstream.schemas.avro.AlarmLimits;
import dev.wardstream.schemas.avro.AlertCommand;
import dev.wardstream.schemas.avro.DeviceNotice;
import dev.wardstream.score.Model;
import dev.wardstream.score.Models;
import dev.wardstream.score.News2Settings;
import dev.wardstream.score.PatientScore;
import dev.wardstream.score.RnnModel;
import dev.wardstream.vitals.Assignment;
import dev.wardstream.vitals.Assignments;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceSample;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.wire.DeviceSamples;
import dev.wardstream.wire.PublishedModel;
import dev.wardstream.wire.Topic;
import dev.wardstream.wire.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.LongFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/**
 * The whole topology, with the shipped models and the properties that the monitor runs with, on a ward whose wall clock the
 * test turns. All of it is one partition. What is read from a topic is what came since it was read last.
 */
final class TestWard implements AutoCloseable {
    /** Six in the morning. */
    static final long DAWN = Instant.parse("2026-03-02T06:00:00Z").toEpochMilli();

    static final long SECOND = 1_000;
    static final long MINUTE = 60 * SECOND;

    private static final DeviceSamples CODEC = DeviceSamples.using(null);
    /** Read once: there are many wards. */
    private static final List<RnnModel> MODELS = Models.shipped();

    private final SimpleMeterRegistry measured = new SimpleMeterRegistry();
    private final TopologyTestDriver driver;
    final House house = new House();
    private final ServedModels served;
    private final Duration tick;
    private final TopicTimes topicTimes = new TopicTimes();
    private final Set<String> withCreateTime = new HashSet<>();
    private final ReceiptTime receipts;
    private long now = DAWN;
    private long published;

    private TestWard(Path state, WardClock clock, @Nullable SchemaRegistry registry, Duration tick) {
        this(state, clock, registry, tick, MODELS);
    }

    private TestWard(
            Path state,
            WardClock clock,
            @Nullable SchemaRegistry registry,
            Duration tick,
            List<? extends Model> models) {
        this(state, clock, registry, tick, models, Runnable::run);
    }

    private TestWard(
            Path state,
            WardClock clock,
            @Nullable SchemaRegistry registry,
            Duration tick,
            List<? extends Model> models,
            Executor shadows) {
        this(state, clock, registry, tick, models, shadows, IntakeRules.defaults());
    }

    private TestWard(
            Path state,
            WardClock clock,
            @Nullable SchemaRegistry registry,
            Duration tick,
            List<? extends Model> models,
            Executor shadows,
            IntakeRules rules) {
        this(state, clock, registry, tick, models, shadows, rules, AlarmPolicy.defaults());
    }

    private TestWard(
            Path state,
            WardClock clock,
            @Nullable SchemaRegistry registry,
            Duration tick,
            List<? extends Model> models,
            Executor shadows,
            IntakeRules rules,
            AlarmPolicy policy) {
        this.tick = tick;
        receipts = new ReceiptTime(topicTimes, () -> now);
        MonitorTopology topology = new MonitorTopology(
                rules,
                DeviceSamples.using(registry),
                models,
                News2Settings.defaults(),
                policy,
                clock,
                new StreamMetrics(measured),
                shadows,
                topicTimes,
                this::receipt);
        topology.within(house);
        served = topology.models();
        MonitorSettings settings = new MonitorSettings(
                Map.of("bootstrap.servers", "127.0.0.1:1"), "ward-under-test", 1, Duration.ofMillis(20), state, 1);
        driver = new TopologyTestDriver(topology.build(), Monitor.properties(settings), Instant.ofEpochMilli(DAWN));
    }

    /** A live ward, whose timers are looked at every second. */
    static TestWard live(Path state) {
        return live(state, Duration.ofSeconds(1));
    }

    static TestWard live(Path state, Duration tick) {
        return new TestWard(state, new WardClock.Wall(), null, tick);
    }

    /** A live ward whose vendors do not all do as the schema says. */
    static TestWard withVendors(Path state, VendorProfiles vendors) {
        IntakeRules rules = IntakeRules.defaults();
        return new TestWard(
                state,
                new WardClock.Wall(),
                null,
                Duration.ofSeconds(1),
                MODELS,
                Runnable::run,
                new IntakeRules(rules.samplesPerSecond(), rules.largestRecord(), vendors));
    }

    static TestWard withRegistry(Path state, SchemaRegistry registry) {
        return new TestWard(state, new WardClock.Wall(), registry, Duration.ofSeconds(1));
    }

    /** A ward whose time is each patient's own. */
    static TestWard replayed(Path state) {
        return new TestWard(state, new WardClock.EventTime(), null, Duration.ofSeconds(1));
    }

    /** The same, under other rules for alarms. */
    static TestWard replayed(Path state, AlarmPolicy policy) {
        return under(state, new WardClock.EventTime(), policy);
    }

    /** A live ward under other rules for alarms. */
    static TestWard live(Path state, AlarmPolicy policy) {
        return under(state, new WardClock.Wall(), policy);
    }

    private static TestWard under(Path state, WardClock clock, AlarmPolicy policy) {
        return new TestWard(
                state, clock, null, Duration.ofSeconds(1), MODELS, Runnable::run, IntakeRules.defaults(), policy);
    }

    /** The same, whose shadows are scored by whoever is given. */
    static TestWard replayed(Path state, Executor shadows) {
        return new TestWard(state, new WardClock.EventTime(), null, Duration.ofSeconds(1), MODELS, shadows);
    }

    /** The same, with the risk models served as well. */
    static TestWard replayedWithRisk(Path state) {
        return new TestWard(state, new WardClock.EventTime(), null, Duration.ofSeconds(1), Models.served());
    }

    long now() {
        return now;
    }

    /** Says who wore a device, in place of what was said before. */
    void assign(String device, Assignment... history) {
        assignUnderKey(device, device, history);
    }

    void assignUnderKey(String key, String device, Assignment... history) {
        Topic<Assignments> topic = Topics.DEVICE_ASSIGNMENTS;
        Assignments assignments = new Assignments(new DeviceId(device), List.of(history));
        pipe(topic.name(), bytes(key), serialized(topic, assignments));
    }

    /** Puts any bytes on any topic, now. */
    void pipe(String topic, byte @Nullable [] key, byte @Nullable [] value) {
        if (Topics.vendorOf(topic) != null) {
            published++;
        }
        TestInputTopic<byte[], byte[]> input =
                driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer());
        input.pipeInput(nullable(key, value));
    }

    /** What stands on the topic of models from now on. */
    void publish(PublishedModel model) {
        driver.createInputTopic(Topics.MODELS.name(), new StringSerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(
                        model.ref(), model.file(), model.toRecord().headers()));
    }

    /** How many windows of a shadow, by the name that metrics have for it, were not scored. */
    double droppedOf(String shadow) {
        return measured.get("wardstream.shadow.windows.dropped")
                .tag("model", shadow)
                .counter()
                .count();
    }

    /** What the monitor says of models that it cannot serve. */
    String modelIllness() {
        return served.illness();
    }

    /** Everything that is kept for windows, by key. */
    List<String> keptWindows() {
        List<String> keys = new ArrayList<>();
        KeyValueStore<String, byte[]> windows = driver.getKeyValueStore(LivePatients.STORE);
        try (KeyValueIterator<String, byte[]> all = windows.all()) {
            all.forEachRemaining(entry -> {
                if (!LivePatients.isOther(entry.key)) {
                    keys.add(entry.key);
                }
            });
        }
        return keys;
    }

    /** The cluster made a vendor's topic by its defaults: what a producer claims stands where the time of append should. */
    void createByDefault(String vendor) {
        withCreateTime.add("vitals.raw." + vendor);
    }

    /** A sample on a topic with CreateTime, whose producer claims to have made the record at a time. */
    void receiveClaiming(String vendor, long createdAt, DeviceSample sample) {
        published++;
        driver.createInputTopic("vitals.raw." + vendor, new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(
                        bytes(sample.device().value()), CODEC.encode(sample), new RecordHeaders(), createdAt));
    }

    /** What the monitor says of the vendors' topics. */
    String topicIllness() {
        return topicTimes.illness();
    }

    /** The driver is a producer without a broker: here a topic has the time of append, as it is created, unless a test says otherwise. */
    private long receipt(ConsumerRecord<Object, Object> piped, long partitionTime) {
        boolean appended = !withCreateTime.contains(piped.topic());
        ConsumerRecord<Object, Object> record = new ConsumerRecord<>(
                piped.topic(),
                piped.partition(),
                piped.offset(),
                piped.timestamp(),
                appended ? TimestampType.LOG_APPEND_TIME : TimestampType.CREATE_TIME,
                piped.serializedKeySize(),
                piped.serializedValueSize(),
                piped.key(),
                piped.value(),
                piped.headers(),
                piped.leaderEpoch());
        ClaimedTimes.mark(record);
        return receipts.extract(record, partitionTime);
    }

    /** A sample as its device publishes it, received now. */
    void receive(DeviceSample sample) {
        pipe("vitals.raw.acme", bytes(sample.device().value()), CODEC.encode(sample));
    }

    /** A sample on a vendor's topic, whoever's device it names. */
    void receiveFrom(String vendor, DeviceSample sample) {
        pipe("vitals.raw." + vendor, bytes(sample.device().value()), CODEC.encode(sample));
    }

    /** A sample that is received as soon as it was measured: the ward's clock goes on until then. */
    void receiveLive(DeviceSample sample) {
        passUntil(sample.sample().measuredAt());
        receive(sample);
    }

    /** Lets time go by. */
    void passUntil(long instant) {
        while (now < instant) {
            long step = Math.min(tick.toMillis(), instant - now);
            now += step;
            driver.advanceWallClockTime(Duration.ofMillis(step));
        }
    }

    /** The monitor is stuck; then it reads at once, a record in each tick's time, what the broker appended each second. */
    void stallWhile(long from, long until, LongFunction<DeviceSample> samples) {
        driver.advanceWallClockTime(Duration.ofMillis(until - now));
        now = until;
        for (long at = from; at < until; at += SECOND) {
            DeviceSample sample = samples.apply(at);
            published++;
            driver.createInputTopic("vitals.raw.acme", new ByteArraySerializer(), new ByteArraySerializer())
                    .pipeInput(new TestRecord<>(
                            bytes(sample.device().value()), CODEC.encode(sample), new RecordHeaders(), at));
            passUntil(now + 200);
        }
    }

    List<PatientSample> vitals() {
        return read(Topics.PATIENT_VITALS);
    }

    List<PatientScore> scores() {
        return read(Topics.PATIENT_SCORES);
    }

    List<Alert> alerts() {
        return read(Topics.ALERTS);
    }

    List<TestRecord<byte[], byte[]>> quarantine() {
        return driver.createOutputTopic(
                        Topics.QUARANTINE.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    List<CommandOutcome> outcomes() {
        return read(Topics.COMMAND_OUTCOMES);
    }

    List<AlarmLimits> limits() {
        return read(Topics.ALARM_LIMITS);
    }

    List<AlarmBudget> budget() {
        return read(Topics.ALARM_BUDGET);
    }

    /** What patients' alarms were told of devices. */
    List<TestRecord<String, DeviceNotice>> notices() {
        return driver.createOutputTopic(
                        Topics.DEVICE_NOTICES.name(),
                        new StringDeserializer(),
                        Topics.DEVICE_NOTICES.serde().deserializer())
                .readRecordsToList();
    }

    /** A person's command, received now. */
    void command(String key, AlertCommand command) {
        pipe(Topics.ALERT_COMMANDS.name(), bytes(key), serialized(Topics.ALERT_COMMANDS, command));
    }

    /** The table of assignments takes in what the monitor has published: the driver's global table does not by itself. */
    void followAssignments() {
        for (Assignments assignments : read(Topics.DEVICE_ASSIGNMENTS)) {
            Topic<Assignments> topic = Topics.DEVICE_ASSIGNMENTS;
            pipe(topic.name(), bytes(assignments.device().value()), serialized(topic, assignments));
        }
    }

    IntakeCounts counts() {
        Map<String, Long> tallies = new HashMap<>();
        KeyValueStore<String, Long> store = driver.getKeyValueStore(IntakeStage.TALLY_STORE);
        try (KeyValueIterator<String, Long> all = store.all()) {
            all.forEachRemaining(entry -> tallies.put(entry.key, entry.value));
        }
        return IntakeCounts.of(tallies);
    }

    /** The bytes that a stage keeps under a key. */
    KeyValueStore<String, byte[]> store(String name) {
        return driver.getKeyValueStore(name);
    }

    /** What the intake keeps of devices. */
    DeviceMemories memories() {
        return (DeviceMemories) driver.getStateStore(IntakeStage.MEMORY_STORE);
    }

    /** Every story ends with the books in order. */
    @Override
    public void close() {
        IntakeCounts counts = counts();
        driver.close();
        assertThat(counts.unaccounted()).isZero();
        assertThat(counts.received())
                .as("received = accepted + quarantined + duplicates: %s", counts)
                .isEqualTo(published);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] encoded(DeviceSample sample) {
        return CODEC.encode(sample);
    }

    @SuppressWarnings("NullAway") // Kafka's records may have neither key nor value; its test kit does not say so.
    private TestRecord<byte[], byte[]> nullable(byte @Nullable [] key, byte @Nullable [] value) {
        return new TestRecord<>(key, value, new RecordHeaders(), now);
    }

    private static <V> byte @Nullable [] serialized(Topic<V> topic, V value) {
        return topic.serde().serializer().serialize(topic.name(), value);
    }

    private <V> List<V> read(Topic<V> topic) {
        return driver.createOutputTopic(
                        topic.name(), new StringDeserializer(), topic.serde().deserializer())
                .readValuesToList();
    }
}

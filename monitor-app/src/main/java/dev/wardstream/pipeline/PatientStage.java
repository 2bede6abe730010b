package dev.wardstream.pipeline;

import dev.wardstream.alarm.AlarmCommand;
import dev.wardstream.alarm.AlarmInput;
import dev.wardstream.alarm.CommandOutcome;
import dev.wardstream.alarm.OwnLimits;
import dev.wardstream.alarm.Reaction;
import dev.wardstream.patient.DueWindow;
import dev.wardstream.patient.Fleet;
import dev.wardstream.patient.Kernels;
import dev.wardstream.patient.PatientMonitor;
import dev.wardstream.patient.PatientRules;
import dev.wardstream.patient.ScoredWindow;
import dev.wardstream.patient.Step;
import dev.wardstream.schemas.avro.AlertCommand;
import dev.wardstream.schemas.avro.DeviceNotice;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.wire.NoticeRecords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * The stores, the clock and the topics around each {@link PatientMonitor}: samples, people's commands and what is to be known of
 * devices in; scores, alert events and the commands' outcomes out. Where the ward's clock runs, silence, delays and escalation
 * come due without a record too.
 */
final class PatientStage implements Processor<String, Object, String, Object> {
    static final String TALLY_STORE = "patient-tally";

    private static final Duration TICK = Duration.ofMillis(200);
    /** How long a shadow's score that is ready waits where no sample comes. */
    private static final Duration SHADOWS_LEAVE = Duration.ofSeconds(1);
    /** How often the samples that would have to be taken in again are looked through for those of the silent. */
    private static final Duration SWEEP = Duration.ofSeconds(1);

    private final PatientRules rules;
    private final ServedModels models;
    private final WardClock clock;
    private final StreamMetrics metrics;
    private final Shadows.Lane shadows;
    private final AssignmentChanges changes;
    private final Surroundings surroundings;
    private final VitalsLog log;
    private final MemoryBudget memory;
    private final Commits commits;
    private final Kernels kernels = new Kernels();
    private boolean isTakenUp;

    private ProcessorContext<String, Object> context;
    private LivePatients patients;
    private Wearing wearing;
    private CommandCheck check;
    private CommandEffects effects;
    private PatientTopics topics;
    private Commits.OfPatients own;
    private Tally tally;
    private CatchUp catchUp;
    private Fleet known;
    /** Null but on the one task that says for all who is owed data. */
    private @Nullable OwedDevices owed;

    PatientStage(
            PatientRules rules,
            ServedModels models,
            WardClock clock,
            StreamMetrics metrics,
            Shadows shadows,
            AssignmentChanges changes,
            Surroundings surroundings,
            VitalsLog log,
            MemoryBudget memory,
            Commits commits) {
        this.rules = rules;
        this.models = models;
        this.clock = clock;
        this.metrics = metrics;
        this.shadows = shadows.lane();
        this.changes = changes;
        this.surroundings = surroundings;
        this.log = log;
        this.memory = memory;
        this.commits = commits;
    }

    @Override
    public void init(ProcessorContext<String, Object> context) {
        this.context = context;
        known = models.current();
        patients = new LivePatients(context, rules, clock.runs(), log, memory, kernels);
        isTakenUp = false;
        AssignmentTable table = context.getStateStore(AssignmentTable.STORE);
        wearing = new Wearing(table);
        check = new CommandCheck(surroundings, wearing);
        effects = new CommandEffects(wearing, check);
        tally = new Tally(context.getStateStore(TALLY_STORE));
        own = commits.ofPatients(context);
        topics = new PatientTopics(context, tally, metrics, surroundings, own);
        catchUp = new CatchUp(context.currentSystemTimeMs());
        context.schedule(SHADOWS_LEAVE, PunctuationType.WALL_CLOCK_TIME, now -> shadows.take(this::tried));
        context.schedule(SWEEP, PunctuationType.WALL_CLOCK_TIME, this::sweep);
        if (clock.runs()) {
            if (context.taskId().partition() == 0) {
                owed = new OwedDevices(context.getStateStore(OwedDevices.STORE), table, changes);
            }
            context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::tick);
        }
    }

    private void sweep(long wallMillis) {
        takeUp();
        patients.sweep();
    }

    /** With the first record or tick, and no sooner: until then nothing can be written or told. */
    private void takeUp() {
        if (isTakenUp) {
            return;
        }
        long now = context.currentSystemTimeMs();
        PatientTopics.Input told = topics.of(received(now), now);
        // Alerts have the ids that they always would have had: who was told of one is told nothing new.
        patients.takeUp(fleet(), step -> {
            told.tell(step.turn().sample().patient().value(), step.turn().scores());
            step.reactions().forEach(reaction -> told.tell(reaction, false));
        });
        isTakenUp = true;
    }

    @Override
    public void close() {
        patients.close();
        own.close();
        if (owed != null) {
            owed.close();
        }
    }

    /** What its patients take of the heap by estimate. */
    long heapBytes() {
        return patients.heapBytes();
    }

    @Override
    public void process(Record<String, Object> record) {
        takeUp();
        String patient = record.key();
        try {
            if (record.value() instanceof PatientSample sample) {
                sampled(record, sample);
            } else if (record.value() instanceof AlertCommand command) {
                commanded(patient, command, record.timestamp());
            } else if (record.value() instanceof DeviceNotice notice && clock.runs()) {
                noticed(patient, notice, record.timestamp());
            }
        } catch (RuntimeException e) {
            throw failed(patient, e);
        }
    }

    private void sampled(Record<String, Object> record, PatientSample sample) {
        String patient = record.key();
        Turn turn = new Turn(patient, record.headers(), record.timestamp());
        turn.releaseDevices(sample.receivedAt());
        Step step = turn.monitor.step(sample, turn.fleet, kernels);
        turn.end(turn.isPlain(step) ? Change.PLAIN_SAMPLE : Change.SAMPLE, sample.receivedAt());
        turn.told.tell(patient, step.turn().scores());
        for (Reaction reaction : step.reactions()) {
            turn.told.tell(reaction, true);
        }
        measure(step);
        // What is only tried comes after what may alarm.
        for (DueWindow due : step.tried()) {
            shadows.give(record.withValue(sample), due);
        }
        shadows.take(this::tried);
        long now = context.currentSystemTimeMs();
        long receivedAt = Receipt.of(record.headers(), record.timestamp());
        metrics.judged(now - Receipt.readAt(record.headers(), receivedAt), now - receivedAt);
        catchUp.read(receivedAt, now);
    }

    private void measure(Step step) {
        tally.count(StreamCounts.WINDOWS, step.scored().size() + step.tried().size());
        tally.count(StreamCounts.TOO_OLD_FOR_WINDOW, step.tooOld());
        for (ScoredWindow scored : step.scored()) {
            metrics.scored(scored.model(), scored.window(), scored.score(), false);
        }
    }

    private void tried(Record<String, Object> score) {
        tally.count(StreamCounts.SCORES);
        context.forward(score, MonitorTopology.SCORES_SINK);
    }

    /** It lets no time pass: what is due by it is told by a tick, once what was received until then has been read. */
    private void noticed(String patient, DeviceNotice notice, long timestamp) {
        Turn turn = new Turn(patient, received(timestamp), timestamp);
        turn.step(NoticeRecords.owed(notice));
        AlarmInput.Refused refused = NoticeRecords.refused(notice);
        if (refused != null) {
            turn.step(refused);
        }
        turn.end(Change.OTHER, notice.getSince());
    }

    private void tick(long wallMillis) {
        long believable = catchUp.believable(wallMillis, clock.speedAt(wallMillis));
        if (believable == Long.MIN_VALUE) {
            return;
        }
        takeUp();
        long now = clock.at(believable);
        if (owed != null) {
            owed.tell(
                    now,
                    notice -> context.forward(
                            new Record<>(notice.getPatientId(), notice, wallMillis), MonitorTopology.NOTICES_SINK));
        }
        // One at a time: a patient whose state fails leaves the others due.
        for (String patient = patients.due(now); patient != null; patient = patients.due(now)) {
            ticked(patient, now, wallMillis);
        }
    }

    private void ticked(String patient, long now, long wallMillis) {
        try {
            Turn turn = new Turn(patient, received(wallMillis), wallMillis);
            turn.releaseDevices(now);
            turn.step(new AlarmInput.Tick(now));
            turn.end(Change.OTHER, now);
        } catch (RuntimeException e) {
            throw failed(patient, e);
        }
    }

    /** Where it was no fault of store or broker, after which the whole task begins anew, the patient goes back to before it. */
    private RuntimeException failed(String patient, RuntimeException failure) {
        if (!QuarantineOrFail.isOfTheInfrastructure(failure)) {
            patients.discard(patient);
        }
        return failure;
    }

    private void commanded(String patient, AlertCommand record, long appendedAt) {
        long now = clock.receivedAt(appendedAt, record.getIssuedAt());
        Turn turn = new Turn(patient, received(appendedAt), appendedAt);
        tally.count(StreamCounts.COMMANDS);
        AlarmCommand command;
        try {
            command = CommandCheck.read(patient, record);
        } catch (IllegalArgumentException e) {
            turn.told.tell(CommandCheck.unreadable(patient, record, now, e));
            return;
        }
        CommandOutcome refused = check.refusal(command, now);
        if (refused != null) {
            turn.told.tell(refused);
            return;
        }
        AlarmInput.Commanded commanded = new AlarmInput.Commanded(command, now);
        CommandOutcome outcome = turn.step(commanded).outcome();
        turn.end(Change.OTHER, now);
        if (outcome != null) {
            boolean done = outcome.isDone();
            turn.told.tell(
                    done ? effects.carriedOut(commanded, outcome, turn.monitor.bed(), turn.told::tell) : outcome);
        }
    }

    private static Headers received(long wallMillis) {
        Headers headers = new RecordHeaders();
        Receipt.mark(headers, wallMillis, wallMillis);
        return headers;
    }

    /** The models of this moment; windows that no model asks for any more are forgotten. */
    private Fleet fleet() {
        Fleet current = models.current();
        if (current != known) {
            patients.forget(current.gone(known));
            known = current;
        }
        return current;
    }

    /** One patient, moved on by one record or by time. Nothing is told before all of it was done and kept. */
    private final class Turn {
        private final String patient;
        private final Fleet fleet = fleet();
        private final PatientMonitor monitor;
        private final @Nullable OwnLimits limitsBefore;
        private final PatientTopics.Input told;
        private List<Reaction> untold = List.of();

        Turn(String patient, Headers headers, long timestamp) {
            this.patient = patient;
            this.monitor = patients.of(patient, fleet);
            this.limitsBefore = monitor.ownLimits();
            this.told = topics.of(headers, timestamp);
        }

        /** Takes off the devices that the patient no longer wears: nobody waits for them. */
        void releaseDevices(long now) {
            for (DeviceId device : monitor.devices()) {
                long end = wearing.end(patient, device, now);
                if (end <= now) {
                    step(new AlarmInput.Released(device, end));
                }
            }
        }

        Reaction step(AlarmInput.Unmeasured input) {
            Reaction reaction = monitor.step(input);
            untold = untold.isEmpty() ? new ArrayList<>(2) : untold;
            untold.add(reaction);
            return reaction;
        }

        void end(Change change, long now) {
            patients.keep(patient, monitor, change, now);
            own.foresee(patient, monitor);
            for (Reaction reaction : untold) {
                told.tell(reaction, false);
            }
            if (limitsChanged()) {
                told.tell(patient, monitor.ownLimits());
            }
        }

        /** Whether nothing else came of it either than that a sample was taken in. */
        boolean isPlain(Step step) {
            return step.isPlain() && untold.isEmpty() && !limitsChanged();
        }

        private boolean limitsChanged() {
            return !Objects.equals(monitor.ownLimits(), limitsBefore);
        }
    }
}

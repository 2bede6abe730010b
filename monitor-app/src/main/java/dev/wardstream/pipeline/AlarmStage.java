package dev.wardstream.pipeline;

import dev.wardstream.alarm.AlarmCommand;
import dev.wardstream.alarm.AlarmCommand.Action;
import dev.wardstream.alarm.AlarmInput;
import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.CommandOutcome;
import dev.wardstream.alarm.OwnLimits;
import dev.wardstream.alarm.PatientAlarms;
import dev.wardstream.alarm.PatientHour;
import dev.wardstream.alarm.Reaction;
import dev.wardstream.schemas.avro.AlarmCount;
import dev.wardstream.schemas.avro.AlertCommand;
import dev.wardstream.schemas.avro.DeviceNotice;
import dev.wardstream.score.PatientScore;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.wire.CommandRecords;
import dev.wardstream.wire.LimitRecords;
import dev.wardstream.wire.NoticeRecords;
import dev.wardstream.words.Objection;
import dev.wardstream.words.Said;
import java.time.Duration;
import java.util.Objects;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Scored samples and people's commands in; alert events and the commands' outcomes out. Where the ward's clock runs, silence,
 * delays and escalation come due without a record too.
 */
final class AlarmStage implements Processor<String, Object, String, Object> {
    static final String STORE = "alarms";
    static final String TALLY_STORE = "alarm-tally";

    private static final Duration TICK = Duration.ofMillis(200);

    private final AlarmPolicy policy;
    private final WardClock clock;
    private final StreamMetrics metrics;
    private final AssignmentChanges changes;
    private final Surroundings surroundings;

    private ProcessorContext<String, Object> context;
    private AlarmStates states;
    private Scale2Patients scale2;
    private Wearing wearing;
    private CommandCheck check;
    private Tally tally;
    private CatchUp catchUp;
    /** Null but on the one task that says for all who is owed data. */
    private @Nullable OwedDevices owed;

    AlarmStage(
            AlarmPolicy policy,
            WardClock clock,
            StreamMetrics metrics,
            AssignmentChanges changes,
            Surroundings surroundings) {
        this.policy = policy;
        this.clock = clock;
        this.metrics = metrics;
        this.changes = changes;
        this.surroundings = surroundings;
    }

    @Override
    public void init(ProcessorContext<String, Object> context) {
        this.context = context;
        KeyValueStore<String, byte[]> store = context.getStateStore(STORE);
        states = new AlarmStates(store, policy, clock.runs());
        scale2 = new Scale2Patients(context.getStateStore(Scale2Patients.STORE));
        AssignmentTable table = context.getStateStore(AssignmentTable.STORE);
        wearing = new Wearing(table);
        check = new CommandCheck(surroundings, wearing);
        tally = new Tally(context.getStateStore(TALLY_STORE));
        catchUp = new CatchUp(context.currentSystemTimeMs());
        if (clock.runs()) {
            if (context.taskId().partition() == 0) {
                owed = new OwedDevices(context.getStateStore(OwedDevices.STORE), table, changes);
            }
            context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::tick);
        }
    }

    @Override
    public void close() {
        if (owed != null) {
            owed.close();
        }
    }

    @Override
    public void process(Record<String, Object> record) {
        if (record.value() instanceof ScoredSample scored) {
            scored(record.key(), scored, record.headers(), record.timestamp());
        } else if (record.value() instanceof AlertCommand command) {
            commanded(record.key(), command, record.timestamp());
        } else if (record.value() instanceof DeviceNotice notice && clock.runs()) {
            noticed(record.key(), notice, record.timestamp());
        }
    }

    private void scored(String patient, ScoredSample scored, Headers headers, long timestamp) {
        PatientSample sample = scored.sample();
        Turn turn = new Turn(states.of(patient), headers, timestamp);
        turn.releaseDevices(patient, sample.receivedAt());
        turn.step(new AlarmInput.Measured(sample, scored.flatSince()));
        for (PatientScore score : scored.scores()) {
            turn.step(new AlarmInput.Scored(score));
        }
        turn.end(patient, sample.receivedAt());
        long now = context.currentSystemTimeMs();
        long receivedAt = Receipt.of(headers, timestamp);
        metrics.judged(now - Receipt.readAt(headers, receivedAt), now - receivedAt);
        catchUp.read(receivedAt, now);
    }

    /** It lets no time pass: what is due by it is told by a tick, once what was received until then has been read. */
    private void noticed(String patient, DeviceNotice notice, long timestamp) {
        Turn turn = new Turn(states.of(patient), received(timestamp), timestamp);
        turn.step(NoticeRecords.owed(notice));
        AlarmInput.Refused refused = NoticeRecords.refused(notice);
        if (refused != null) {
            turn.step(refused);
        }
        turn.end(patient, notice.getSince());
    }

    private void tick(long wallMillis) {
        long believable = catchUp.believable(wallMillis, clock.speedAt(wallMillis));
        if (believable == Long.MIN_VALUE) {
            return;
        }
        long now = clock.at(believable);
        if (owed != null) {
            owed.tell(
                    now,
                    notice -> context.forward(
                            new Record<>(notice.getPatientId(), notice, wallMillis), MonitorTopology.NOTICES_SINK));
        }
        // One at a time: a patient whose state fails leaves the others due.
        for (String patient = states.due(now); patient != null; patient = states.due(now)) {
            Turn turn = new Turn(states.of(patient), received(wallMillis), wallMillis);
            turn.releaseDevices(patient, now);
            turn.step(new AlarmInput.Tick(now));
            turn.end(patient, now);
        }
    }

    private void commanded(String patient, AlertCommand record, long appendedAt) {
        long now = clock.receivedAt(appendedAt, record.getIssuedAt());
        Turn turn = new Turn(states.of(patient), received(appendedAt), appendedAt);
        tally.count(StreamCounts.COMMANDS);
        AlarmCommand command;
        try {
            command = CommandRecords.toDomain(record);
            if (!command.patient().value().equals(patient)) {
                throw new IllegalArgumentException("the record's key is not the patient that the command names");
            }
        } catch (IllegalArgumentException e) {
            turn.tell(refused(patient, record, now, Objection.of(e)));
            return;
        }
        CommandOutcome refused = check.refusal(command, now);
        if (refused != null) {
            turn.tell(refused);
            return;
        }
        turn.step(new AlarmInput.Commanded(command, now));
        turn.end(patient, now);
    }

    private static CommandOutcome refused(String patient, AlertCommand record, long now, Said why) {
        return new CommandOutcome(
                record.getCommandId(),
                new PatientId(patient),
                CommandRecords.nameOf(record),
                record.getIssuedBy(),
                now,
                CommandOutcome.Result.INVALID,
                why);
    }

    private static Headers received(long wallMillis) {
        Headers headers = new RecordHeaders();
        Receipt.mark(headers, wallMillis, wallMillis);
        return headers;
    }

    /** One patient's alarms, moved on by one record or by time. */
    private final class Turn {
        private final PatientAlarms alarms;
        private final @Nullable OwnLimits limitsBefore;
        private final Headers headers;
        private final long timestamp;

        Turn(PatientAlarms alarms, Headers headers, long timestamp) {
            this.alarms = alarms;
            this.limitsBefore = alarms.ownLimits();
            this.headers = headers;
            this.timestamp = timestamp;
        }

        /** Takes off the devices that the patient no longer wears: nobody waits for them. */
        void releaseDevices(String patient, long now) {
            for (DeviceId device : alarms.devices()) {
                long end = wearing.end(patient, device, now);
                if (end <= now) {
                    step(new AlarmInput.Released(device, end));
                }
            }
        }

        void step(AlarmInput input) {
            Reaction reaction = alarms.step(input);
            tally.count(StreamCounts.ALERTS, reaction.alerts().size());
            for (Alert alert : reaction.alerts()) {
                tally.count(StreamCounts.CALLS, alert.calls() ? 1 : 0);
                measure(alert, input);
                forward(alert.patient().value(), alert.readIn(surroundings.glucoseUnit()), MonitorTopology.ALERTS_SINK);
            }
            if (reaction.hour() != null) {
                tell(reaction.hour());
            }
            CommandOutcome outcome = reaction.outcome();
            if (input instanceof AlarmInput.Commanded commanded && outcome != null) {
                tell(outcome.isDone() ? carriedOut(commanded, outcome) : outcome);
            }
        }

        /** What the alarms have done of a command, once who wears which device follows it; refused where it cannot. */
        private CommandOutcome carriedOut(AlarmInput.Commanded commanded, CommandOutcome done) {
            PatientId before = commanded.command().action() instanceof Action.AssignDevice asked
                    ? wearing.wearerOf(asked.device())
                    : null;
            try {
                wearing.changed(commanded.command(), alarms.bed(), commanded.now())
                        .forEach(next -> forward(next.device().value(), next, MonitorTopology.ASSIGNMENTS_SINK));
                return before != null && !before.equals(done.patient())
                        ? done.saying(done.said().and("done.assign.from", before))
                        : toldOfNeighbours(done, commanded);
            } catch (IllegalArgumentException e) {
                return new CommandOutcome(
                        done.command(),
                        done.patient(),
                        done.action(),
                        done.issuedBy(),
                        done.at(),
                        CommandOutcome.Result.INVALID,
                        Objection.of(e));
            }
        }

        /** Who shares a bed knowingly reads with whom. */
        private CommandOutcome toldOfNeighbours(CommandOutcome done, AlarmInput.Commanded commanded) {
            CommandOutcome told = done;
            for (PatientId other : check.neighbours(commanded.command())) {
                told = told.saying(told.said().and("done.admit.shared", other));
            }
            return told;
        }

        private void measure(Alert alert, AlarmInput cause) {
            metrics.alarmed(alert);
            boolean ofSample = cause instanceof AlarmInput.Measured || cause instanceof AlarmInput.Scored;
            if (ofSample && alert.calls()) {
                metrics.called(context.currentSystemTimeMs() - Receipt.of(headers, timestamp));
            }
        }

        void end(String patient, long now) {
            states.keep(patient, alarms, now);
            OwnLimits limits = alarms.ownLimits();
            if (!Objects.equals(limits, limitsBefore)) {
                scale2.set(patient, limits != null && limits.spo2Scale2());
                forward(
                        patient,
                        limits == null ? null : LimitRecords.toAvro(new PatientId(patient), limits),
                        MonitorTopology.LIMITS_SINK);
            }
        }

        void tell(CommandOutcome outcome) {
            metrics.answered(outcome);
            CommandOutcome read = outcome.saying(outcome.said().readIn(surroundings.glucoseUnit()));
            forward(outcome.patient().value(), read, MonitorTopology.OUTCOMES_SINK);
        }

        private void tell(PatientHour hour) {
            String ward = hour.location().ward();
            AlarmCount count = new AlarmCount(ward, hour.patient().value(), hour.hour(), hour.calls());
            forward(ward, count, MonitorTopology.COUNTS_SINK);
        }

        private void forward(String key, @Nullable Object value, String sink) {
            context.forward(new Record<>(key, value, timestamp, headers), sink);
        }
    }
}

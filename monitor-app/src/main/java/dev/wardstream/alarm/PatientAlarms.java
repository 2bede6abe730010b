package dev.wardstream.alarm;

import dev.wardstream.alarm.AlarmCommand.Action;
import dev.wardstream.alarm.AlarmInput.Commanded;
import dev.wardstream.alarm.AlarmInput.Measured;
import dev.wardstream.alarm.AlarmInput.Owed;
import dev.wardstream.alarm.AlarmInput.Scored;
import dev.wardstream.state.StateReader;
import dev.wardstream.state.StateWriter;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All alarms of one patient: a fold over samples, scores, commands and the passing of time. {@link Detection} says what is
 * wrong, {@link Episodes} what becomes of it, {@link Orders} and {@link Answers} what people make of it. The same inputs give
 * the same alerts; a tick more or less changes nothing but how soon an alert is told, because every step first does what has
 * come due since the one before, at the moment it was due.
 *
 * <p>Mutable; for one thread. Time is in epoch milliseconds.
 */
public final class PatientAlarms {
    /** How long after a discharge a sample may still be taken for the patient's, milliseconds: until the devices are off. */
    private static final long LEAVING = 10_000;

    private final PatientId patient;
    /** The ward's, under the patient's own limits. */
    private final AlarmPolicy ward;

    private Stay stay = Stay.UNKNOWN;
    private Detection detection;
    private Episodes episodes;
    private Commands commands = new Commands();
    private CallCount calls = CallCount.NONE;
    private ToldAlarms told = new ToldAlarms();
    /** The latest that the ward's clock has shown. */
    private long clock = Long.MIN_VALUE;

    private PatientAlarms(PatientId patient, AlarmPolicy ward) {
        this.patient = patient;
        this.ward = ward;
        this.detection = new Detection(patient, ward);
        this.episodes = new Episodes(patient, ward.handling());
    }

    /** A patient of whom nothing is known yet. */
    public static PatientAlarms start(PatientId patient, AlarmPolicy policy) {
        return new PatientAlarms(patient, policy);
    }

    /**
     * Moves on by one input.
     *
     * @throws IllegalArgumentException if the input is another patient's
     */
    public Reaction step(AlarmInput input) {
        requireOwn(input);
        Telling out = new Telling(patient, stay.bed(), this::condition);
        runUntil(input.now(), out);
        clock = Math.max(clock, input.now());
        CommandOutcome outcome = null;
        if (input instanceof Commanded commanded) {
            outcome = judged(commanded.command(), out);
        } else if (concernsStay(input)) {
            detection.take(input, signal -> take(signal, out));
        }
        runUntil(input.now(), out);
        told.take(out.alerts());
        return new Reaction(out.alerts(), outcome, counted(input, out.alerts()));
    }

    /** When, on the ward's clock, the next {@link AlarmInput.Tick} is needed; {@link Long#MAX_VALUE} if nothing is due. */
    public long nextDue() {
        return Math.min(Math.min(detection.nextDue(), episodes.nextDue()), stayDue());
    }

    /** The devices that are watched for this patient, in the order they were first heard. */
    public List<DeviceId> devices() {
        return detection.devices();
    }

    /** Whether a device is silent that is still the patient's: one that may be taken off without another word from it. */
    public boolean awaitsDevice() {
        return detection.awaitsDevice();
    }

    /** Where the patient was admitted to; null where nobody said. */
    public @Nullable Location bed() {
        return stay.bed();
    }

    /** The patient's own limits, null where the ward's hold. */
    public @Nullable OwnLimits ownLimits() {
        return stay.limits();
    }

    /** Whether the patient left so long ago that nothing of them needs to be kept. */
    public boolean isForgettable() {
        return stay.hasLeft() && forgetAt() <= clock;
    }

    private void runUntil(long now, Telling out) {
        for (long due = nextDue(); due <= now && !isForgettable(); due = nextDue()) {
            clock = Math.max(clock, due);
            if (due == detection.nextDue()) {
                detection.fireNext(signal -> take(signal, out));
            } else if (due == episodes.nextDue()) {
                episodes.fire(clock, out);
            } else if (!stay.hasLeft()) {
                limit(stay.withWardLimits());
            }
        }
    }

    private void take(Signal signal, Telling out) {
        clock = Math.max(clock, signal.receivedAt());
        episodes.take(signal, clock, out);
    }

    /** Whether it is of this stay: what arrives of the time before a discharge calls nobody. */
    private boolean concernsStay(AlarmInput input) {
        if (!stay.hasLeft()) {
            return true;
        }
        long at = input instanceof Measured measured
                ? measured.sample().measuredAt()
                : input instanceof Scored scored
                        ? scored.score().score().at()
                        : input instanceof Owed owed ? owed.since() : Long.MIN_VALUE;
        if (at < stay.leftAt() + LEAVING) {
            return false;
        }
        stay = stay.returned();
        return true;
    }

    /** What an alarm rests on by now, for what is told of it. */
    private @Nullable Condition condition(Signal signal) {
        return detection.condition(signal);
    }

    private CommandOutcome judged(AlarmCommand command, Telling out) {
        Commands.Refusal refusal =
                commands.refuse(command, clock, ward.handling().commandsWithin());
        if (refusal == null) {
            refusal = done(command, out);
        }
        return new CommandOutcome(
                command.id(),
                patient,
                Commands.nameOf(command.action()),
                command.issuedBy(),
                clock,
                refusal == null ? CommandOutcome.Result.DONE : refusal.result(),
                refusal == null ? Orders.done(command.action()) : refusal.said());
    }

    /** Does what is asked; returns why not, or null where it is done. A mark changes nothing here: that it is of an alarm, is judged. */
    private Commands.@Nullable Refusal done(AlarmCommand command, Telling out) {
        if (command.action() instanceof Action.MarkUseful asked) {
            return told.has(asked.alarm())
                    ? null
                    : Commands.Refusal.of(
                            CommandOutcome.Result.NO_SUCH_ALARM, "refused.mark", asked.alarm(), ToldAlarms.MOST);
        }
        return isAnswer(command.action())
                ? new Answers(episodes, ward.handling()).answer(command, clock, out)
                : ordered(command, out);
    }

    private static boolean isAnswer(Action action) {
        return action instanceof Action.Acknowledge
                || action instanceof Action.Decline
                || action instanceof Action.HandOver
                || action instanceof Action.Silence
                || action instanceof Action.ClearLatched;
    }

    private Commands.@Nullable Refusal ordered(AlarmCommand command, Telling out) {
        Commands.Refusal refusal = Orders.refuse(command, stay, episodes, ward, clock);
        if (refusal != null) {
            return refusal;
        }
        long issuedAt = command.issuedAt();
        Action action = command.action();
        if (action instanceof Action.SetLimits asked) {
            limit(stay.limited(asked.limits(), issuedAt));
        } else if (action instanceof Action.Pause asked) {
            stay = stay.pausedOrResumed(issuedAt);
            episodes.pause(asked.until());
        } else if (action instanceof Action.Resume) {
            stay = stay.pausedOrResumed(issuedAt);
            episodes.resume(clock, out);
        } else if (action instanceof Action.Admit asked) {
            stay = stay.admitted(asked.location(), issuedAt);
        } else if (action instanceof Action.Discharge asked) {
            discharge(command, asked, out);
        }
        return null;
    }

    private void discharge(AlarmCommand command, Action.Discharge asked, Telling out) {
        episodes.endAll(new Alert.Answer(command.id(), command.issuedBy(), asked.reason()), clock, out);
        stay = stay.discharged(command.issuedAt(), clock);
        detection = new Detection(patient, ward);
    }

    /** Goes on under other limits: what is past them now is judged by them at once. */
    private void limit(Stay next) {
        stay = next;
        detection = detection.under(stay.over(ward));
    }

    /** When limits expire, or what is left of a discharged patient is forgotten. */
    private long stayDue() {
        if (stay.hasLeft()) {
            return forgetAt();
        }
        OwnLimits own = stay.limits();
        return own == null ? Held.NEVER : own.expiresAt();
    }

    /** Commands from before the discharge are too old by then. */
    private long forgetAt() {
        return stay.leftAt() + ward.handling().commandsWithin().toMillis();
    }

    private @Nullable PatientHour counted(AlarmInput input, List<Alert> told) {
        CallCount before = calls;
        calls = calls.after(clock, input instanceof Measured, told);
        Location place = calls.equals(before) ? null : place(input, told);
        return place == null ? null : new PatientHour(patient, place, calls.hour(), calls.calls());
    }

    private @Nullable Location place(AlarmInput input, List<Alert> told) {
        if (stay.bed() != null) {
            return stay.bed();
        }
        if (input instanceof Measured measured) {
            return measured.sample().location();
        }
        return told.isEmpty() ? null : told.get(0).location();
    }

    private void requireOwn(AlarmInput input) {
        PatientId other = input instanceof Measured measured
                ? measured.sample().patient()
                : input instanceof Scored scored
                        ? scored.score().patient()
                        : input instanceof Commanded commanded
                                ? commanded.command().patient()
                                : patient;
        if (!other.equals(patient)) {
            throw new IllegalArgumentException("these are the alarms of " + patient + ", the input is of " + other);
        }
    }

    /** Event time of the newest reading, epoch milliseconds; {@link Long#MIN_VALUE} where there is none. Most times of the state lie close to it. */
    public long newest() {
        return detection.newest();
    }

    /** Writes this into a patient's state. */
    public void writeTo(StateWriter out) {
        out.time(clock);
        stay.writeTo(out);
        detection.writeTo(out);
        episodes.writeTo(out);
        commands.writeTo(out);
        calls.writeTo(out);
        told.writeTo(out);
    }

    /**
     * What {@link #writeTo} wrote, going on under the ward's policy, which may be another than before.
     *
     * @throws IllegalArgumentException if the state is damaged
     */
    public static PatientAlarms readFrom(StateReader in, PatientId patient, AlarmPolicy policy) {
        PatientAlarms alarms = new PatientAlarms(patient, policy);
        alarms.clock = in.time();
        alarms.stay = Stay.readFrom(in);
        alarms.detection = Detection.readFrom(in, patient, alarms.stay.over(policy));
        alarms.episodes = Episodes.readFrom(in, patient, policy.handling());
        alarms.commands = Commands.readFrom(in);
        alarms.calls = CallCount.readFrom(in);
        alarms.told = ToldAlarms.readFrom(in);
        return alarms;
    }
}

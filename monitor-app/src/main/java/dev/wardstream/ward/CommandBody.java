package dev.wardstream.ward;

import dev.wardstream.access.Approvals.Approval;
import dev.wardstream.alarm.AlarmCommand.Action;
import dev.wardstream.alarm.OwnLimits;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PersonName;
import dev.wardstream.vitals.PlainText;
import dev.wardstream.vitals.VitalSign;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks of a patient's alarms or stay. Which fields an action needs, the API's document says.
 *
 * @param id chosen by the sender: the same sent twice counts once
 * @param alarm an alarm's id, or an episode's
 * @param until on the ward's clock, epoch milliseconds; or else forMinutes
 * @param approverPassword with which who approved it confirms that they did; goes nowhere but to where it is checked
 * @param expiresAt on the ward's clock, epoch milliseconds
 * @param by who asks, where nobody signs in
 */
record CommandBody(
        @Nullable String id,
        @Nullable String action,
        @Nullable String alarm,
        @Nullable String comment,
        @Nullable String reason,
        @Nullable String to,
        @Nullable Long until,
        @Nullable Double forMinutes,
        @Nullable List<Limit> limits,
        @Nullable Boolean spo2Scale2,
        @Nullable String approvedBy,
        @Nullable String approverPassword,
        @Nullable Long expiresAt,
        @Nullable String ward,
        @Nullable String bed,
        @Nullable Boolean shared,
        @Nullable String device,
        @Nullable String deviceKind,
        @Nullable String by) {

    private static final int LONGEST_TEXT = 500;

    /** A vital's own limits, each null where the ward's holds. */
    record Limit(
            @Nullable String vital,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable Double extremeLow,
            @Nullable Double extremeHigh) {}

    boolean setsLimits() {
        return "setLimits".equals(action);
    }

    boolean admits() {
        return "admit".equals(action);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "a command to " + action;
    }

    /**
     * What is asked.
     *
     * @param now on the ward's clock, epoch milliseconds
     * @param asker who asks
     * @param approval of limits; null where none are set
     * @throws IllegalArgumentException naming what is missing or wrong
     */
    Action action(long now, String asker, @Nullable Approval approval) {
        requirePlain("comment", comment);
        requirePlain("reason", reason);
        return switch (needed("action", action)) {
            case "acknowledge" -> new Action.Acknowledge(needed("alarm", alarm), or(comment));
            case "decline" -> new Action.Decline(needed("alarm", alarm), needed("reason", reason));
            case "handOver" ->
                new Action.HandOver(
                        needed("alarm", alarm),
                        Unfit.made("to", "person", () -> PersonName.of("to", needed("to", to))),
                        or(comment));
            case "silence" -> new Action.Silence(needed("alarm", alarm), end(now), needed("reason", reason));
            case "clear" -> new Action.ClearLatched(needed("alarm", alarm));
            case "pause" -> new Action.Pause(end(now), needed("reason", reason));
            case "resume" -> new Action.Resume();
            case "setLimits" -> new Action.SetLimits(ownLimits(now, asker, approval));
            case "admit" ->
                new Action.Admit(
                        Unfit.made("bed", "id", () -> new Location(needed("ward", ward), needed("bed", bed))),
                        Boolean.TRUE.equals(shared));
            case "discharge" -> new Action.Discharge(or(reason));
            case "assignDevice" ->
                new Action.AssignDevice(
                        Unfit.made("device", "id", () -> new DeviceId(needed("device", device))), kind());
            default ->
                throw new IllegalArgumentException(
                        "action must be acknowledge, decline, handOver, silence, clear, pause, resume, setLimits, admit,"
                                + " discharge or assignDevice");
        };
    }

    private static void requirePlain(String field, @Nullable String text) {
        Unfit.made(field, "text", () -> {
            PlainText.limit(field, or(text), LONGEST_TEXT);
            return field;
        });
    }

    private OwnLimits ownLimits(long now, String asker, @Nullable Approval approval) {
        if (approval == null) {
            throw new IllegalArgumentException("approvedBy is missing");
        }
        if (expiresAt == null) {
            throw Unfit.missing("expiresAt");
        }
        Map<VitalSign, OwnLimits.Change> changes = new EnumMap<>(VitalSign.class);
        for (Limit limit : limits == null ? List.<Limit>of() : limits) {
            VitalSign vital = VitalSign.ofField(needed("limits.vital", limit.vital()));
            if (vital == null) {
                throw new IllegalArgumentException("limits.vital must be the field of a vital, such as heartRate");
            }
            OwnLimits.Change change = new OwnLimits.Change(
                    or(limit.low()), or(limit.high()), or(limit.extremeLow()), or(limit.extremeHigh()), null);
            if (changes.put(vital, change) != null) {
                throw new IllegalArgumentException("limits name " + vital.field() + " twice");
            }
        }
        return new OwnLimits(
                changes, Boolean.TRUE.equals(spo2Scale2), now, asker, approval.by(), expiresAt, approval.confirmed());
    }

    private long end(long now) {
        if ((until == null) == (forMinutes == null)) {
            throw new IllegalArgumentException("either until or forMinutes must be given");
        }
        if (until != null) {
            return until;
        }
        // A day is longer than any pause or silence that is allowed, and keeps the sum from overflowing.
        double minutes = Math.min(or(forMinutes), (double) Duration.ofDays(1).toMinutes());
        return now + Math.round(minutes * Duration.ofMinutes(1).toMillis());
    }

    private DeviceKind kind() {
        String name = deviceKind == null ? DeviceKind.UNKNOWN.name() : deviceKind;
        return Arrays.stream(DeviceKind.values())
                .filter(kind -> kind.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "deviceKind must be one of " + Arrays.toString(DeviceKind.values())));
    }

    private static String needed(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw Unfit.missing(field);
        }
        return value;
    }

    private static String or(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static double or(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }
}

package dev.wardstream.alarm;

import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When an alarm is raised, at which priority, and when it ceases. Each patient's can differ.
 *
 * @param limits the vitals that have limits; a vital without is not watched
 * @param battery when a device's battery is told
 * @param clock when a device's clock is told
 * @param noDataAfter how long a device may send nothing live
 * @param noDataPriority the priority of its silence
 * @param vitalLostAfter how long a vital that was measured steadily may be missing while its device goes on
 * @param holdsFor how long a reading stands when no newer one follows
 * @param liveWithin how old a record may be when it is received and still call somebody; what is older is late, and told
 *     for the record only, unless it goes on when live data follows
 * @param disagreement when two devices disagree on a vital
 * @param handling what becomes of an alarm once it is raised
 */
public record AlarmPolicy(
        Map<VitalSign, VitalLimits> limits,
        News2Rule news2,
        AnomalyRule anomaly,
        SensorRule sensor,
        BatteryRule battery,
        ClockOffRule clock,
        PerDeviceKind noDataAfter,
        Priority noDataPriority,
        PerDeviceKind vitalLostAfter,
        PerDeviceKind holdsFor,
        PerDeviceKind liveWithin,
        Disagreement disagreement,
        Handling handling) {

    private static final AlarmPolicy DEFAULTS = new AlarmPolicy(
            defaultLimits(),
            defaultNews2(),
            new AnomalyRule(0.995, 0.005, 3, Duration.ofMinutes(5), Priority.LOW),
            new SensorRule(0.3, Duration.ofSeconds(10), Duration.ofMinutes(5), Priority.LOW),
            new BatteryRule(0.15, 0.05, Duration.ofMinutes(1), Priority.LOW),
            new ClockOffRule(Duration.ofSeconds(10), Duration.ofSeconds(10), Priority.LOW),
            new PerDeviceKind(
                    Duration.ofSeconds(60), Duration.ofSeconds(180), Duration.ofHours(12), Duration.ofMinutes(5)),
            Priority.MEDIUM,
            new PerDeviceKind(
                    Duration.ofSeconds(60), Duration.ofSeconds(180), Duration.ofDays(30), Duration.ofMinutes(5)),
            new PerDeviceKind(
                    Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofHours(12), Duration.ofSeconds(30)),
            new PerDeviceKind(
                    Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofHours(1), Duration.ofSeconds(60)),
            Disagreement.defaults(),
            Handling.defaults());

    public AlarmPolicy {
        Map<VitalSign, VitalLimits> copy = new EnumMap<>(VitalSign.class);
        copy.putAll(limits);
        copy.forEach((vital, limit) -> limit.check(vital));
        limits = Collections.unmodifiableMap(copy);
        noDataAfter.requirePositive("noDataAfter");
        vitalLostAfter.requirePositive("vitalLostAfter");
        holdsFor.requirePositive("holdsFor");
        liveWithin.requirePositive("liveWithin");
    }

    /**
     * Limits for adults as common on wards: heart rate 50–120 (extreme 40, 140), respiratory rate 8–30 (5, 35), SpO2 from
     * 90 (85), systolic pressure 90–180 (80), temperature 35.5–38.5; all of 15 s delay. Blood glucose 70–250 mg/dL (54) are
     * hypoglycaemia of level 1 (below 70) and level 2 (below 54) and hyperglycaemia of level 2 (above 250) of the American
     * Diabetes Association's Standards of Care, section 6, after the consensus on glucose sensors (Battelino, Diabetes Care 2019;
     * 42:1593). A spot check is live for an hour, the time a round takes to be charted.
     */
    public static AlarmPolicy defaults() {
        return DEFAULTS;
    }

    /** This policy with other limits for one vital. */
    public AlarmPolicy withLimits(VitalSign vital, VitalLimits replacement) {
        Map<VitalSign, VitalLimits> copy = new EnumMap<>(VitalSign.class);
        copy.putAll(limits);
        copy.put(vital, replacement);
        return with(copy, news2, handling);
    }

    /** This policy with other rules for what becomes of an alarm. */
    public AlarmPolicy withHandling(Handling replacement) {
        return with(limits, news2, replacement);
    }

    /** This policy with another rule for NEWS2. */
    public AlarmPolicy withNews2(News2Rule replacement) {
        return with(limits, replacement, handling);
    }

    /**
     * This policy with a patient's own limits over the ward's.
     *
     * @throws IllegalArgumentException if together they contradict each other, naming the limit
     */
    public AlarmPolicy with(OwnLimits own) {
        return with(own.limits());
    }

    /**
     * This policy with other limits where they differ.
     *
     * @throws IllegalArgumentException if together they contradict each other, naming the limit
     */
    public AlarmPolicy with(Map<VitalSign, OwnLimits.Change> changes) {
        Map<VitalSign, VitalLimits> merged = new EnumMap<>(VitalSign.class);
        merged.putAll(limits);
        changes.forEach((vital, change) -> merged.put(vital, changed(vital, change)));
        return with(merged, news2, handling);
    }

    /** The limits that hold for a patient: their own over the ward's; the ward's alone where {@code own} is null. */
    public Map<VitalSign, VitalLimits> limitsWith(@Nullable OwnLimits own) {
        return holding(own).limits();
    }

    /** The policy that holds for a patient: theirs, where they have limits of their own that fit the ward's. */
    public AlarmPolicy holding(@Nullable OwnLimits own) {
        // They fitted the ward's limits when they were set; the ward's may have been changed since, and win.
        return own == null || faultOf(own) != null ? this : with(own);
    }

    /** What is wrong with a patient's own limits over the ward's; null where nothing is. */
    @Nullable LimitFault faultOf(OwnLimits own) {
        return faultOf(own.limits());
    }

    @Nullable LimitFault faultOf(Map<VitalSign, OwnLimits.Change> changes) {
        for (Map.Entry<VitalSign, OwnLimits.Change> change : changes.entrySet()) {
            LimitFault fault = LimitFault.of(change.getKey(), changed(change.getKey(), change.getValue()));
            if (fault != null) {
                return fault;
            }
        }
        return null;
    }

    private VitalLimits changed(VitalSign vital, OwnLimits.Change change) {
        VitalLimits wards = limits.get(vital);
        return change.over(wards == null ? VitalLimits.unset(vital) : wards);
    }

    private AlarmPolicy with(Map<VitalSign, VitalLimits> nextLimits, News2Rule nextNews2, Handling nextHandling) {
        return new AlarmPolicy(
                nextLimits,
                nextNews2,
                anomaly,
                sensor,
                battery,
                clock,
                noDataAfter,
                noDataPriority,
                vitalLostAfter,
                holdsFor,
                liveWithin,
                disagreement,
                nextHandling);
    }

    /** How long the condition must hold, at the least, of an alarm that comes by readings or NEWS2; a model's wait for several scores. */
    public Duration leastDelay() {
        Stream<Duration> ofLimits =
                limits.values().stream().flatMap(limit -> Stream.of(limit.delay(), limit.extremeDelay()));
        Stream<Duration> ofRules =
                Stream.of(news2.delay(), sensor.delay(), battery.delay(), clock.delay(), disagreement.delay());
        return Collections.min(Stream.concat(ofLimits, ofRules).toList());
    }

    /** Whether something measured and received at these times (epoch milliseconds) speaks of now. */
    public boolean isLive(DeviceKind kind, long measuredAt, long receivedAt) {
        return receivedAt - measuredAt <= liveWithin.millis(kind);
    }

    /**
     * Whether a heart rate is past an extreme limit. There even one that has stood still is judged: whether a sensor is stuck at 180 or a
     * heart races, somebody has to look.
     */
    boolean isExtremeHeartRate(Sample sample) {
        VitalLimits rule = limits.get(VitalSign.HEART_RATE);
        double rounded = VitalSign.HEART_RATE.rounded(sample.readings().get(VitalSign.HEART_RATE));
        return rule != null && rule.isExtreme(rounded);
    }

    /** Whether a sample's values can be trusted: a signal quality below the rule's makes artefacts of them. */
    public boolean isUsable(Sample sample) {
        return isUsable(sample.signalQuality());
    }

    /** Whether readings of a signal quality, 0 to 1, can be trusted; so they can where the device does not say, NaN. */
    boolean isUsable(double signalQuality) {
        return !(signalQuality < sensor.quality());
    }

    @Nullable VitalLimits limitsOf(VitalSign vital) {
        return limits.get(vital);
    }

    private static Map<VitalSign, VitalLimits> defaultLimits() {
        Duration delay = Duration.ofSeconds(15);
        return Map.of(
                VitalSign.HEART_RATE, new VitalLimits(50, 120, 40, 140, 3, delay),
                VitalSign.RESPIRATORY_RATE, new VitalLimits(8, 30, 5, 35, 2, delay),
                VitalSign.SPO2, new VitalLimits(90, Double.NaN, 85, Double.NaN, 1, delay),
                VitalSign.SYSTOLIC_PRESSURE, new VitalLimits(90, 180, 80, Double.NaN, 5, delay),
                VitalSign.BODY_TEMPERATURE, VitalLimits.of(35.5, 38.5, 0.2, delay),
                VitalSign.BLOOD_GLUCOSE, new VitalLimits(70, 250, 54, Double.NaN, 5, delay));
    }

    private static News2Rule defaultNews2() {
        Duration tenMinutes = Duration.ofMinutes(10);
        // A chart is written once an hour: after 65 min there was a second reading, or it is time for one.
        Duration aRound = Duration.ofMinutes(65);
        return new News2Rule(
                7,
                5,
                true,
                Duration.ofSeconds(30),
                2,
                Duration.ofHours(4),
                PerDeviceKind.all(tenMinutes).withSpotCheck(aRound),
                PerDeviceKind.all(Duration.ZERO));
    }

    /**
     * When NEWS2 is an alarm, and when the alarm calls.
     *
     * @param high a total from here is of high priority
     * @param medium a total from here is of medium priority
     * @param singleThree whether one parameter of 3 points alone is an alarm, of low priority
     * @param delay how long it must hold, and be gone before the alarm ceases
     * @param rise how many points more than was told, at the same priority, are news
     * @param newAfter what has been told is news again when it was gone for this long (to twice as long); zero where it always
     *     is
     * @param confirmLow how long an alarm of low priority, which one parameter makes, stays on before it calls
     * @param confirmMedium the same of medium priority
     */
    public record News2Rule(
            int high,
            int medium,
            boolean singleThree,
            Duration delay,
            int rise,
            Duration newAfter,
            PerDeviceKind confirmLow,
            PerDeviceKind confirmMedium) {
        private static final PerDeviceKind AT_ONCE = PerDeviceKind.all(Duration.ZERO);

        public News2Rule {
            Checks.require(medium >= 1 && medium <= 20, "news2.medium", "must be 1 to 20", medium);
            Checks.require(high >= medium && high <= 20, "news2.high", "must be " + medium + " (medium) to 20", high);
            Checks.notNegative("news2.delay", delay);
            Checks.require(rise >= 1 && rise <= 20, "news2.rise", "must be 1 to 20", rise);
            Checks.notNegative("news2.newAfter", newAfter);
            confirmLow.requireNotNegative("news2.confirm.low");
            confirmMedium.requireNotNegative("news2.confirm.medium");
        }

        /** Calls at once, each time. */
        public News2Rule(int high, int medium, boolean singleThree, Duration delay) {
            this(high, medium, singleThree, delay, 1, Duration.ZERO, AT_ONCE, AT_ONCE);
        }

        /** This rule with another time after which what was told is news again, and another way of confirming. */
        public News2Rule calling(Duration news, PerDeviceKind confirmingMedium) {
            return new News2Rule(high, medium, singleThree, delay, rise, news, confirmLow, confirmingMedium);
        }

        /** How long an alarm must stay on before it calls, milliseconds; one of high priority calls at once. */
        long confirm(Priority priority, DeviceKind kind) {
            return switch (priority) {
                case LOW -> confirmLow.millis(kind);
                case MEDIUM -> confirmMedium.millis(kind);
                case HIGH -> 0;
            };
        }
    }

    /**
     * When a model's score is an alarm.
     *
     * @param threshold the calibrated score, 0 to 1, from which a window is unusual
     * @param hysteresis how far below the threshold the score must be for the alarm to cease
     * @param scores how many scores in a row must agree, to raise the alarm and to let it cease
     * @param delay how long unusual scores must go on before the alarm is raised: a model that scores every few seconds finds
     *     short stretches unusual many times a day
     * @param priority low by default: a model says that something is unusual, not what is wrong, and at the default
     *     threshold it says so of one normal window in 200; a limit or NEWS2 says when somebody must hurry
     */
    public record AnomalyRule(double threshold, double hysteresis, int scores, Duration delay, Priority priority) {
        public AnomalyRule {
            Checks.require(
                    threshold > 0 && threshold <= 1, "anomaly.threshold", "must be above 0, at most 1", threshold);
            Checks.require(
                    hysteresis >= 0 && hysteresis < threshold,
                    "anomaly.hysteresis",
                    "must be 0 or more, and below the threshold",
                    hysteresis);
            Checks.require(scores >= 1, "anomaly.scores", "must be 1 or more", scores);
            Checks.notNegative("anomaly.delay", delay);
        }
    }

    /**
     * When a sensor cannot be trusted.
     *
     * @param quality a signal quality below this is unusable; such a sample feeds no limit
     * @param delay how long the quality must be so, and how long a fault must be gone before its alarm ceases
     * @param flatLineAfter how long the heart rate of a continuous device may stay exactly the same
     */
    public record SensorRule(double quality, Duration delay, Duration flatLineAfter, Priority priority) {
        public SensorRule {
            Checks.require(quality >= 0 && quality <= 1, "sensor.quality", "must be 0 to 1", quality);
            Checks.notNegative("sensor.delay", delay);
            Checks.positive("sensor.flatLineAfter", flatLineAfter);
        }
    }

    /**
     * When a device's battery is told.
     *
     * @param low a charge below this, 0 to 1
     * @param hysteresis how far above it the charge must be for the alarm to cease
     * @param delay how long each must hold
     */
    public record BatteryRule(double low, double hysteresis, Duration delay, Priority priority) {
        public BatteryRule {
            Checks.require(low >= 0 && low < 1, "battery.low", "must be 0 to below 1", low);
            Checks.require(
                    hysteresis >= 0 && low + hysteresis <= 1,
                    "battery.hysteresis",
                    "must be 0 or more, and low + hysteresis at most 1",
                    hysteresis);
            Checks.notNegative("battery.delay", delay);
        }
    }

    /**
     * When a device's clock is told. What it measures is judged at its corrected time, on or off.
     *
     * @param offFrom how far it is off, either way
     * @param delay how long it must be off, and right again before the alarm ceases
     */
    public record ClockOffRule(Duration offFrom, Duration delay, Priority priority) {
        public ClockOffRule {
            Checks.positive("clock.offFrom", offFrom);
            Checks.notNegative("clock.delay", delay);
        }
    }
}

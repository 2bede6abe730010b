package dev.wardstream.pipeline;

import static dev.wardstream.pipeline.TestWard.MINUTE;
import static dev.wardstream.pipeline.TestWard.SECOND;

import dev.wardstream.alarm.AlarmCommand;
import dev.wardstream.alarm.AlarmCommand.Action;
import dev.wardstream.alarm.AlarmKind;
import dev.wardstream.alarm.Alert.Event;
import dev.wardstream.alarm.Priority;
import dev.wardstream.pipeline.FieldCase.FieldDevice;
import dev.wardstream.vitals.Consciousness;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.Observations;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.wire.CommandRecords;
import dev.wardstream.wire.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.LongUnaryOperator;

/**
 * What was reported of monitors, wearables and their clocks in public, and its neighbours. Each is one bed; all can be told
 * one by one, or at once on one ward.
 */
final class FieldCases {
    private static final long HOUR = 60 * MINUTE;
    /** How soon a call must come: the limit's delay of 15 s, the time that finding a clock takes, and what is left. */
    private static final long SOON = MINUTE;

    private final long begin;
    private final List<FieldCase> cases = new ArrayList<>();

    private FieldCases(long begin) {
        this.begin = begin;
    }

    /** All of them, on a ward whose story begins at an instant, epoch milliseconds. */
    static List<FieldCase> from(long begin) {
        FieldCases all = new FieldCases(begin);
        all.clocksThatAreOff();
        all.clocksThatMove();
        all.deliveries();
        all.severalDevices();
        all.inhibition();
        all.absence();
        all.loneFacts();
        all.texts();
        return all.cases;
    }

    private FieldCase bed(String name) {
        FieldCase bed = new FieldCase(name, cases.size() + 1, begin);
        cases.add(bed);
        return bed;
    }

    private void clocksThatAreOff() {
        off("behind by 20 s", at -> at - 20 * SECOND, "behind");
        off("behind by 70 s", at -> at - 70 * SECOND, "behind");
        off("behind by 3 min", at -> at - 3 * MINUTE, "behind");
        off("behind by 22 min", at -> at - 22 * MINUTE, "behind");
        off("behind by 8 h", at -> at - 8 * HOUR, "behind");
        off("ahead by 95 s", at -> at + 95 * SECOND, "ahead");
        off("ahead by 1 h", at -> at + HOUR, "ahead");
        off("ahead by 8 h", at -> at + 8 * HOUR, "ahead");
        FieldCase ahead = bed("a clock ahead by 3 s is right enough");
        ill(ahead.with("monitor", DeviceKind.BEDSIDE_MONITOR).stamping(at -> at + 3 * SECOND), MINUTE, 3 * MINUTE);
        illnessIsCalled(ahead, MINUTE).neverTells(AlarmKind.CLOCK_OFF).lasting(3 * MINUTE);
    }

    private void off(String how, LongUnaryOperator clock, String word) {
        FieldCase bed = bed("a bedside monitor's clock is " + how);
        FieldDevice monitor =
                bed.with("monitor", DeviceKind.BEDSIDE_MONITOR).stamping(clock).delayed(jitter(400));
        ill(monitor, MINUTE, 4 * MINUTE);
        illnessIsCalled(bed, MINUTE)
                .tells(AlarmKind.CLOCK_OFF, 0, 2 * MINUTE, monitor.id(), word)
                .tells(AlarmKind.NO_DATA, 4 * MINUTE, 90 * SECOND, monitor.id())
                .lasting(6 * MINUTE);

        FieldCase atOnce = bed("a bedside monitor's clock is " + how + " and its patient ill from the first");
        ill(atOnce.with("monitor", DeviceKind.BEDSIDE_MONITOR).stamping(clock), 0, 2 * MINUTE);
        illnessIsCalled(atOnce, 0).lasting(2 * MINUTE);
    }

    private void clocksThatMove() {
        step("is set back by 3 min", -3 * MINUTE);
        step("is set back by an hour", -HOUR);
        step("is set back by 20 s", -20 * SECOND);
        step("is set forth by 3 min", 3 * MINUTE);
        step("is set forth by an hour", HOUR);
        drift("loses a second a minute", -1);
        drift("gains a second a minute", 1);
    }

    private void step(String how, long step) {
        FieldCase bed = bed("a clock " + how + " while the patient falls ill");
        LongUnaryOperator clock = at -> at < MINUTE ? at : at + step;
        ill(bed.with("monitor", DeviceKind.BEDSIDE_MONITOR).stamping(clock).delayed(jitter(300)), MINUTE, 3 * MINUTE);
        illnessIsCalled(bed, MINUTE).lasting(3 * MINUTE);
    }

    private void drift(String how, int sign) {
        FieldCase bed = bed("a clock " + how);
        long illness = 14 * MINUTE;
        LongUnaryOperator clock = at -> at + sign * (50 * SECOND + at / 60);
        ill(
                bed.with("monitor", DeviceKind.BEDSIDE_MONITOR).stamping(clock).delayed(jitter(300)),
                illness,
                illness + 2 * MINUTE);
        illnessIsCalled(bed, illness).lasting(illness + 2 * MINUTE);
    }

    private void deliveries() {
        FieldCase relayed = bed("a wearable is steadily 70 s late, relayed through a phone");
        LongUnaryOperator late = jitter(900);
        ill(
                relayed.with("band", DeviceKind.WEARABLE).delayed(at -> 70 * SECOND + late.applyAsLong(at)),
                MINUTE,
                4 * MINUTE);
        // What was measured arrives 70 s later, and cannot be called before.
        illnessIsCalled(relayed, MINUTE + 70 * SECOND).lasting(5 * MINUTE);

        FieldCase breathing = bed("a relay's delay breathes between 64 and 76 s");
        LongUnaryOperator breath =
                at -> 70 * SECOND + Math.round(6 * SECOND * Math.sin(at / 1000.0 * 2 * Math.PI / 40));
        ill(breathing.with("band", DeviceKind.WEARABLE).delayed(breath), 2 * MINUTE, 5 * MINUTE);
        illnessIsCalled(breathing, 2 * MINUTE + 76 * SECOND).lasting(7 * MINUTE);

        FieldCase beside = bed("a backlog is delivered while live data goes on");
        FieldDevice monitor = beside.with("monitor", DeviceKind.BEDSIDE_MONITOR);
        ill(monitor, 6 * MINUTE, 8 * MINUTE);
        // An hour's old racing heart, five seconds of it each second.
        monitor.stamping(at -> at * 5 - 2 * HOUR).measures(2 * MINUTE + 100, 5 * MINUTE, 200, at -> racing(at));
        illnessIsCalled(beside, 6 * MINUTE)
                .neverTells(
                        "alarm for the past",
                        alert -> alert.kind() == AlarmKind.HEART_RATE_HIGH
                                && alert.calls()
                                && alert.receivedAt() < begin + 6 * MINUTE)
                .lasting(8 * MINUTE);

        FieldCase batch = bed("an offline hour arrives at once, in any order");
        FieldDevice band = batch.with("band", DeviceKind.WEARABLE);
        band.measures(0, 5 * MINUTE, SECOND, at -> calm(at));
        Random order = new Random(7);
        band.delayed(at -> 2 * MINUTE - at + order.nextInt(2_000))
                .measures(-2 * HOUR, -HOUR, 5 * SECOND, at -> racing(at));
        batch.neverTells(AlarmKind.HEART_RATE_HIGH)
                .neverTells(AlarmKind.CLOCK_OFF)
                .lasting(5 * MINUTE);

        FieldCase export = bed("a bedside export comes once a minute");
        LongUnaryOperator wobble = jitter(2_500);
        export.with("monitor", DeviceKind.BEDSIDE_MONITOR)
                .delayed(wobble)
                .measures(0, 12 * MINUTE, MINUTE, at -> calm(at));
        export.neverTells(
                        "storm of silence",
                        alert -> alert.kind() == AlarmKind.NO_DATA && alert.receivedAt() > begin + 4 * MINUTE)
                .lasting(12 * MINUTE);
    }

    private void severalDevices() {
        FieldCase hidden = bed("a band whose clock is 3 s ahead hides nobody's tachycardia");
        hidden.with("band", DeviceKind.WEARABLE)
                .stamping(at -> at + 3 * SECOND)
                .measures(0, 3 * MINUTE, SECOND, at -> heart(at, 80));
        FieldDevice monitor = hidden.with("monitor", DeviceKind.BEDSIDE_MONITOR);
        monitor.measures(200, 3 * MINUTE, SECOND, at -> heart(at, at < MINUTE ? 82 : 170));
        hidden.calls(AlarmKind.HEART_RATE_HIGH, Priority.HIGH, MINUTE, SOON)
                .tells(AlarmKind.HEART_RATE_HIGH, MINUTE, SOON, monitor.id())
                .lasting(3 * MINUTE);

        FieldCase apart = bed("two right devices disagree");
        FieldDevice one = apart.with("band", DeviceKind.WEARABLE);
        FieldDevice other = apart.with("monitor", DeviceKind.BEDSIDE_MONITOR);
        one.measures(0, 4 * MINUTE, SECOND, at -> heart(at, 85));
        other.measures(500, 4 * MINUTE, SECOND, at -> heart(at, 170));
        apart.calls(AlarmKind.HEART_RATE_HIGH, Priority.HIGH, 0, SOON)
                .tells(AlarmKind.SOURCES_DISAGREE, 0, 3 * MINUTE, one.id(), other.id())
                .lasting(4 * MINUTE);

        FieldCase three = bed("of three devices with three clocks one sees the illness");
        three.with("band", DeviceKind.WEARABLE)
                .stamping(at -> at + 95 * SECOND)
                .measures(0, 4 * MINUTE, SECOND, at -> heart(at, 80));
        three.with("watch", DeviceKind.WEARABLE).measures(300, 4 * MINUTE, 2 * SECOND, at -> heart(at, 84));
        FieldDevice third = three.with("monitor", DeviceKind.BEDSIDE_MONITOR).stamping(at -> at - 22 * MINUTE);
        third.measures(100, 4 * MINUTE, SECOND, at -> heart(at, at < 2 * MINUTE ? 82 : 165));
        three.calls(AlarmKind.HEART_RATE_HIGH, Priority.HIGH, 2 * MINUTE, SOON)
                .tells(AlarmKind.HEART_RATE_HIGH, 2 * MINUTE, SOON, third.id())
                .lasting(4 * MINUTE);
    }

    private void inhibition() {
        FieldCase paced = bed("a pacemaker keeps the heart at 60 while the patient falls ill");
        long illness = 400 * SECOND;
        paced.with("monitor", DeviceKind.BEDSIDE_MONITOR).measures(0, illness + 2 * MINUTE, SECOND, at -> {
            Map<VitalSign, Double> values = at < illness
                    ? Map.of(
                            VitalSign.RESPIRATORY_RATE,
                            15.0,
                            VitalSign.SPO2,
                            97.0,
                            VitalSign.SYSTOLIC_PRESSURE,
                            125.0,
                            VitalSign.BODY_TEMPERATURE,
                            36.9)
                    : Map.of(
                            VitalSign.RESPIRATORY_RATE,
                            26.0,
                            VitalSign.SPO2,
                            90.0,
                            VitalSign.SYSTOLIC_PRESSURE,
                            95.0,
                            VitalSign.BODY_TEMPERATURE,
                            38.5);
            return Sample.of(at, Readings.of(values).with(VitalSign.HEART_RATE, 60));
        });
        paced.calls(AlarmKind.NEWS2, Priority.HIGH, illness, 2 * SOON).lasting(illness + 3 * MINUTE);
    }

    private void absence() {
        FieldCase never = bed("a monitor is assigned and never heard");
        FieldDevice mute = never.withFrom("monitor", DeviceKind.BEDSIDE_MONITOR, 0);
        never.tells(AlarmKind.NO_DATA, 0, 90 * SECOND, mute.id()).lasting(3 * MINUTE);

        FieldCase refused = bed("all that a monitor sends is refused");
        FieldDevice foreign = refused.withFrom("monitor", DeviceKind.BEDSIDE_MONITOR, 0);
        for (long at = 0; at < 3 * MINUTE; at += SECOND) {
            foreign.sendsUnderAForeignKey(at, calm(at));
        }
        refused.tells(AlarmKind.NO_DATA, 0, 2 * MINUTE, foreign.id(), "refused").lasting(3 * MINUTE);

        FieldCase old = bed("all that a monitor sends is hours old");
        FieldDevice hoarder = old.withFrom("monitor", DeviceKind.BEDSIDE_MONITOR, -6 * HOUR);
        hoarder.stamping(at -> at * 30 - 5 * HOUR).measures(0, 4 * MINUTE, SECOND, at -> calm(at));
        old.tells(AlarmKind.NO_DATA, 0, 2 * MINUTE, hoarder.id()).lasting(4 * MINUTE);

        FieldCase seconds = bed("a monitor stamps in seconds");
        FieldDevice coarse = seconds.withFrom("monitor", DeviceKind.BEDSIDE_MONITOR, 0);
        coarse.stamping(at -> (begin + at) / 1_000 - begin).measures(0, 3 * MINUTE, SECOND, at -> calm(at));
        seconds.tells(AlarmKind.NO_DATA, 0, 2 * MINUTE, coarse.id(), "refused").lasting(3 * MINUTE);

        FieldCase probe = bed("the SpO2 probe comes off and the heart rate goes on");
        FieldDevice monitor = probe.with("monitor", DeviceKind.BEDSIDE_MONITOR);
        monitor.measures(
                0,
                2 * MINUTE,
                SECOND,
                at -> heart(at, 78).withReadings(heart(at, 78).readings().with(VitalSign.SPO2, 97)));
        monitor.measures(2 * MINUTE, 7 * MINUTE, SECOND, at -> heart(at, 78));
        probe.tells(AlarmKind.VITAL_LOST, 2 * MINUTE, 4 * MINUTE, "SpO2")
                .neverTells(AlarmKind.NO_DATA)
                .lasting(7 * MINUTE);

        FieldCase cuff = bed("a cuff measures each five minutes and is not missed between");
        FieldDevice bedside = cuff.with("monitor", DeviceKind.BEDSIDE_MONITOR);
        bedside.measures(
                0,
                16 * MINUTE,
                SECOND,
                at -> at % (5 * MINUTE) == 0
                        ? heart(at, 75).withReadings(heart(at, 75).readings().with(VitalSign.SYSTOLIC_PRESSURE, 124))
                        : heart(at, 75));
        cuff.neverTells(AlarmKind.VITAL_LOST).lasting(16 * MINUTE);
    }

    private void loneFacts() {
        FieldCase alone = bed("that nobody can wake the patient is charted alone");
        alone.with("chart", DeviceKind.SPOT_CHECK).sends(10 * SECOND, nobodyCanWake());
        thatIsCalled(alone);

        FieldCase round = bed("a round comes one fact a record, all of one instant");
        round.with("chart", DeviceKind.SPOT_CHECK)
                .sends(10 * SECOND, Sample.of(0, Readings.of(VitalSign.RESPIRATORY_RATE, 16)))
                .sends(10 * SECOND, Sample.of(0, Readings.of(VitalSign.BODY_TEMPERATURE, 36.8)))
                .sends(10 * SECOND, nobodyCanWake());
        thatIsCalled(round);

        FieldCase battery = bed("a battery is told in a record of its own, of the same instant");
        FieldDevice band = battery.with("band", DeviceKind.WEARABLE);
        band.measures(0, 3 * MINUTE, SECOND, at -> heart(at, 75));
        band.delayed(at -> 50)
                .measures(
                        0,
                        3 * MINUTE,
                        SECOND,
                        at -> new Sample(
                                at,
                                Readings.of(VitalSign.RESPIRATORY_RATE, 15),
                                Observations.unknown(),
                                Double.NaN,
                                0.05));
        battery.tells(AlarmKind.BATTERY_LOW, 0, 90 * SECOND, band.id()).lasting(3 * MINUTE);

        FieldCase air = bed("a gas module says 20.9 % of oxygen, which is air");
        air.with("monitor", DeviceKind.BEDSIDE_MONITOR)
                .measures(
                        0,
                        3 * MINUTE,
                        SECOND,
                        at -> Sample.of(
                                at,
                                Readings.of(Map.of(
                                        VitalSign.HEART_RATE,
                                        96 + 3 * Math.sin(at / 7_000.0),
                                        VitalSign.RESPIRATORY_RATE,
                                        22.0,
                                        VitalSign.SPO2,
                                        95.0,
                                        VitalSign.SYSTOLIC_PRESSURE,
                                        105.0,
                                        VitalSign.INSPIRED_OXYGEN,
                                        20.9))));
        air.tells(AlarmKind.NEWS2, 0, SOON, "NEWS2 5")
                .neverTells(
                        "oxygen that is unknown or given",
                        alert -> alert.kind() == AlarmKind.NEWS2 && alert.text().contains("oxygen"))
                .lasting(3 * MINUTE);
    }

    private static Sample nobodyCanWake() {
        Observations charted = new Observations(null, Consciousness.UNRESPONSIVE, null);
        return new Sample(0, Readings.none(), charted, Double.NaN, Double.NaN);
    }

    private static void thatIsCalled(FieldCase bed) {
        bed.calls(AlarmKind.NEWS2, Priority.LOW, 10 * SECOND, SOON)
                .tells(AlarmKind.NEWS2, 10 * SECOND, SOON, "consciousness 3")
                .lasting(2 * MINUTE);
    }

    private void texts() {
        FieldCase rising = bed("a heart at 130 for 100 s, then at 150");
        rising.with("monitor", DeviceKind.BEDSIDE_MONITOR)
                .measures(0, 4 * MINUTE, SECOND, at -> heartAt(at, at < 100 * SECOND ? 130 : 150));
        rising.tells(AlarmKind.HEART_RATE_HIGH, 100 * SECOND, SOON, "HR 150 > 140 /min for 15 s")
                .lasting(4 * MINUTE);

        FieldCase stale = bed("a silence ends after the device has stopped");
        FieldDevice monitor = stale.with("monitor", DeviceKind.BEDSIDE_MONITOR);
        monitor.measures(0, 50 * SECOND, SECOND, at -> heart(at, 155));
        String alarm = stale.patient() + "/HEART_RATE_HIGH/" + Instant.ofEpochMilli(begin);
        stale.commanded(
                40 * SECOND,
                command(new AlarmCommand(
                        "silence-" + stale.patient(),
                        new PatientId(stale.patient()),
                        begin + 40 * SECOND,
                        "nurse-a",
                        new Action.Silence(alarm, begin + 40 * SECOND + 3 * MINUTE, "at the bed"))));
        stale.expects(
                        "call that says how old its reading is",
                        40 * SECOND + 3 * MINUTE,
                        SOON,
                        alert -> alert.kind() == AlarmKind.HEART_RATE_HIGH
                                && (alert.event() == Event.SOUNDED || alert.event() == Event.ESCALATED)
                                && alert.calls()
                                && alert.text().contains("measured")
                                && alert.text().contains(" ago"))
                .lasting(6 * MINUTE);
    }

    private static byte[] command(AlarmCommand command) {
        return Objects.requireNonNull(Topics.ALERT_COMMANDS
                .serde()
                .serializer()
                .serialize(Topics.ALERT_COMMANDS.name(), CommandRecords.toAvro(command, "ward")));
    }

    private static FieldCase illnessIsCalled(FieldCase bed, long illness) {
        return bed.calls(AlarmKind.HEART_RATE_HIGH, Priority.HIGH, illness, SOON)
                .expects(
                        "SpO2 of high priority",
                        illness,
                        SOON,
                        alert -> alert.kind() == AlarmKind.SPO2_LOW
                                && alert.priority() == Priority.HIGH
                                && !alert.retrospective());
    }

    /** Calm until the illness, once a second. */
    private static void ill(FieldDevice device, long illness, long until) {
        device.measures(0, until, SECOND, at -> at < illness ? calm(at) : ill(at));
    }

    private static Sample calm(long at) {
        return vitals(at, 80, 97);
    }

    private static Sample ill(long at) {
        return vitals(at, 180, 78);
    }

    private static Sample racing(long at) {
        return vitals(at, 185, 96);
    }

    private static Sample vitals(long at, double heartRate, double spo2) {
        return heart(at, heartRate).withReadings(heart(at, heartRate).readings().with(VitalSign.SPO2, spo2));
    }

    /** A living heart: never twice the same. */
    private static Sample heart(long at, double heartRate) {
        return heartAt(at, heartRate + 2 * Math.sin(at / 9_000.0));
    }

    private static Sample heartAt(long at, double heartRate) {
        return Sample.of(at, Readings.of(VitalSign.HEART_RATE, heartRate));
    }

    /** Travel times between none and a longest, the same on every run. */
    private static LongUnaryOperator jitter(int longest) {
        return at -> new Random(at * 31 + longest).nextInt(longest);
    }
}

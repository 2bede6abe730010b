package dev.wardstream.wire;

import dev.wardstream.alarm.AlarmKind;
import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.Hush;
import dev.wardstream.alarm.Presence;
import dev.wardstream.alarm.Priority;
import dev.wardstream.alarm.Response;
import dev.wardstream.alarm.Sound;
import dev.wardstream.alarm.Standing;
import dev.wardstream.score.ModelRef;
import dev.wardstream.score.ModelScore;
import dev.wardstream.score.News2;
import dev.wardstream.score.PatientScore;
import dev.wardstream.score.RiskScore;
import dev.wardstream.score.Score;
import dev.wardstream.score.Score.Contribution;
import dev.wardstream.vitals.Assignment;
import dev.wardstream.vitals.Assignments;
import dev.wardstream.vitals.Charted;
import dev.wardstream.vitals.Consciousness;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.DeviceSample;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.Observations;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VendorId;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.words.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A ward where anything may be missing or present, the same for the same seed. */
final class RandomWard {
    private final Random random;

    RandomWard(long seed) {
        random = new Random(seed);
    }

    DeviceSample deviceSample() {
        return new DeviceSample(device(), orNull(random::nextLong), sample());
    }

    PatientSample patientSample() {
        return new PatientSample(patient(), device(), oneOf(DeviceKind.values()), location(), sample(), time());
    }

    Assignments assignments() {
        List<Assignment> history = new ArrayList<>();
        long from = time();
        int count = random.nextInt(5);
        for (int i = 0; i < count; i++) {
            long to = from + 1 + random.nextInt(1_000_000);
            boolean lasts = i == count - 1 && random.nextBoolean();
            history.add(new Assignment(
                    patient(),
                    location(),
                    oneOf(DeviceKind.values()),
                    random.nextBoolean() ? null : new VendorId("vendor-" + random.nextInt(9)),
                    from,
                    lasts ? Assignment.OPEN : to));
            from = to + random.nextInt(2) * 60_000L;
        }
        return new Assignments(device(), history);
    }

    PatientScore patientScore() {
        Score score = oneOf(new Score[] {modelScore(), riskScore(), news2()});
        return new PatientScore(
                patient(), location(), device(), oneOf(DeviceKind.values()), time(), score, random.nextBoolean());
    }

    Alert alert() {
        return new Alert(
                "alarm-" + random.nextInt(1_000),
                patient(),
                location(),
                device(),
                oneOf(AlarmKind.values()),
                oneOf(Priority.values()),
                oneOf(Alert.Event.values()),
                time(),
                time(),
                time(),
                Said.plain("HR 134 > 120 /min for 15 s"),
                maybe(),
                maybe(),
                orNull(() -> new Alert.Peak(random.nextInt(200), time())),
                orNull(this::model),
                contributions(),
                random.nextBoolean(),
                standing(),
                orNull(() -> new Alert.Answer("command-" + random.nextInt(9), "nurse-a", text())));
    }

    private Standing standing() {
        return new Standing(
                "episode-" + random.nextInt(1_000),
                oneOf(new Presence[] {new Presence.On(), new Presence.Latched(), new Presence.Off()}),
                random.nextBoolean() ? new Response.Awaited() : new Response.Acknowledged("nurse-a", time(), text()),
                random.nextBoolean() ? new Sound.Audible() : new Sound.Silenced("nurse-b", time(), "suction"),
                oneOf(Hush.values()),
                random.nextBoolean(),
                random.nextInt(4),
                orNull(() -> "nurse-c"));
    }

    private String text() {
        return random.nextBoolean() ? "" : "on my way";
    }

    private Sample sample() {
        Readings readings = Readings.none();
        for (VitalSign vital : VitalSign.ALL) {
            readings = readings.with(vital, maybe());
        }
        Observations observations = new Observations(
                orNull(random::nextBoolean), oneOf(Consciousness.values()), orNull(random::nextBoolean));
        return new Sample(time(), readings, observations, maybe(), maybe());
    }

    private ModelScore modelScore() {
        return new ModelScore(
                model(),
                time(),
                time(),
                time(),
                random.nextDouble(),
                contributions(),
                random.nextDouble(),
                random.nextBoolean());
    }

    private RiskScore riskScore() {
        return new RiskScore(
                model(),
                time(),
                time(),
                time(),
                random.nextDouble(),
                random.nextDouble(),
                List.of(
                        new RiskScore.Contribution(
                                oneOf(VitalSign.values()), random.nextGaussian(), maybe(), orNull(this::device)),
                        new RiskScore.Contribution(Charted.VENTILATED, random.nextGaussian(), maybe())),
                random.nextDouble(),
                random.nextBoolean());
    }

    private News2 news2() {
        List<News2.Part> parts = new ArrayList<>();
        List<News2.Parameter> missing = new ArrayList<>();
        for (News2.Parameter parameter : News2.Parameter.values()) {
            if (random.nextBoolean()) {
                parts.add(new News2.Part(parameter, random.nextInt(4), "24 /min", orNull(this::device)));
            } else {
                missing.add(parameter);
            }
        }
        return new News2(time(), parts, missing, random.nextBoolean(), random.nextBoolean(), random.nextBoolean());
    }

    private List<Contribution> contributions() {
        return VitalSign.ALL.stream()
                .filter(vital -> random.nextBoolean())
                .map(vital -> new Contribution(vital, random.nextDouble(), maybe(), maybe(), orNull(this::device)))
                .toList();
    }

    private ModelRef model() {
        return new ModelRef("wearable-1hz", "1." + random.nextInt(10));
    }

    private PatientId patient() {
        return new PatientId("p-" + random.nextInt(100));
    }

    private DeviceId device() {
        return new DeviceId("acme/" + random.nextInt(100));
    }

    private Location location() {
        return new Location("ward-" + random.nextInt(3), "bed-" + random.nextInt(30));
    }

    private long time() {
        return 1_700_000_000_000L + random.nextInt();
    }

    private double maybe() {
        return random.nextBoolean() ? Double.NaN : random.nextGaussian() * 100;
    }

    private <E> @Nullable E orNull(Supplier<E> value) {
        return random.nextBoolean() ? null : value.get();
    }

    private <E> E oneOf(E[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}

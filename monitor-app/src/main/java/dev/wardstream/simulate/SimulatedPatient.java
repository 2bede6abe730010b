package dev.wardstream.simulate;

import static dev.wardstream.vitals.VitalSign.BODY_TEMPERATURE;
import static dev.wardstream.vitals.VitalSign.DIASTOLIC_PRESSURE;
import static dev.wardstream.vitals.VitalSign.ELECTRODERMAL_ACTIVITY;
import static dev.wardstream.vitals.VitalSign.HEART_RATE;
import static dev.wardstream.vitals.VitalSign.MEAN_PRESSURE;
import static dev.wardstream.vitals.VitalSign.MOTION;
import static dev.wardstream.vitals.VitalSign.RESPIRATORY_RATE;
import static dev.wardstream.vitals.VitalSign.SKIN_TEMPERATURE;
import static dev.wardstream.vitals.VitalSign.SPO2;
import static dev.wardstream.vitals.VitalSign.SYSTOLIC_PRESSURE;

import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.VitalSign;
import java.util.Arrays;

/**
 * An adult whose vital signs go on second by second: a baseline of one's own, noise that drifts, a day's rhythm, movements
 * that raise the heart rate, and the course of an {@link Episode}. The same seed gives the same life.
 *
 * <p>The noise is as fast and as wide as what the Stress-Predict wearers show at rest, second by second (heart rate ±4 /min,
 * changing by 0.4 /min a second); the day's rhythm follows Refinetti 1992 (temperature ±0.25 °C, highest in the late
 * afternoon).
 */
public final class SimulatedPatient {
    private static final Wander HEART = Wander.of(3, 100);
    private static final Wander BREATH = Wander.of(0.9, 45);
    private static final Wander SATURATION = Wander.of(0.5, 40);
    private static final Wander PRESSURE = Wander.of(3.5, 90);
    private static final Wander CORE = Wander.of(0.04, 300);
    private static final Wander SKIN = Wander.of(0.3, 600);
    private static final Wander SWEAT = Wander.of(0.15, 200);

    private static final double MOVES_EACH_SECONDS = 90;
    private static final double MOVE_LASTS_SECONDS = 8;
    private static final double EXERTION_MEMORY_SECONDS = 20;
    private static final double BEATS_PER_EXERTION = 120;
    private static final double MOST_BEATS_OF_EXERTION = 14;
    private static final double SECONDS_A_DAY = 86_400;
    private static final double WARMEST_SECOND = 17 * 3_600.0;

    private final PatientId id;
    private final Baseline baseline;
    private final Noise noise;
    private final long startSecondOfDay;
    private final double[] values = new double[VitalSign.ALL.size()];

    private Episode episode = Episode.NONE;
    private long second = -1;

    private double heart;
    private double breath;
    private double saturation;
    private double pressure;
    private double core;
    private double skin;
    private double sweat;
    private double sweatBurst;
    private double move;
    private double exertion;

    /**
     * A patient at the start of the simulation.
     *
     * @param startMillis when that is, epoch milliseconds; decides the time of day
     */
    public SimulatedPatient(PatientId id, long seed, long startMillis) {
        this.id = id;
        this.noise = Noise.of(seed, id.value().hashCode());
        this.baseline = Baseline.drawnFrom(noise);
        this.startSecondOfDay = Math.floorMod(Math.floorDiv(startMillis, 1_000L), 86_400L);
        Arrays.fill(values, Double.NaN);
    }

    public PatientId id() {
        return id;
    }

    public Baseline baseline() {
        return baseline;
    }

    public Episode episode() {
        return episode;
    }

    /** Puts the patient on another course; the one before is over. */
    public void follow(Episode next) {
        episode = next;
    }

    /** Lives until a second of the simulation, which must not go back. */
    public void advanceTo(long target) {
        if (target < second) {
            throw new IllegalArgumentException(
                    "patient " + id + " cannot go back from second " + second + " to second " + target);
        }
        while (second < target) {
            second++;
            wander();
            express();
        }
    }

    /** The value of a vital now, in its unit, unrounded; NaN where this simulation does not know it. */
    public double value(VitalSign vital) {
        return values[vital.ordinal()];
    }

    /** Whether leads, probe or strap are off now. */
    public boolean sensorOff() {
        return episode.course().sensorOff(sinceOnset());
    }

    /** Whether this patient's wearable is out of reach now. */
    public boolean offline() {
        return episode.course().offline(sinceOnset());
    }

    private double sinceOnset() {
        return second - episode.onset();
    }

    private void wander() {
        heart = HEART.next(heart, noise);
        breath = BREATH.next(breath, noise);
        saturation = SATURATION.next(saturation, noise);
        pressure = PRESSURE.next(pressure, noise);
        core = CORE.next(core, noise);
        skin = SKIN.next(skin, noise);
        sweat = SWEAT.next(sweat, noise);
        moveOrRest();
        sweatBurst = sweatBurst * 0.85 + (noise.uniform() < 0.015 ? noise.between(0.1, 0.4) : 0);
    }

    private void moveOrRest() {
        double chance = noise.uniform();
        if (move > 0) {
            move = chance < 1 / MOVE_LASTS_SECONDS ? 0 : move;
        } else if (chance < 1 / MOVES_EACH_SECONDS) {
            move = noise.between(0.05, 0.25);
        }
        exertion += (move - exertion) / EXERTION_MEMORY_SECONDS;
    }

    private void express() {
        double rhythm = StrictMath.cos(2 * Math.PI * (startSecondOfDay + second - WARMEST_SECOND) / SECONDS_A_DAY);
        double beats = Math.min(MOST_BEATS_OF_EXERTION, BEATS_PER_EXERTION * exertion);
        double jump = episode.course().irregularity(sinceOnset()) * noise.between(-1, 1);

        set(HEART_RATE, baseline.heartRate() + 2 * rhythm, heart + beats + jump);
        set(RESPIRATORY_RATE, baseline.respiratoryRate(), breath + 0.12 * heart + 0.2 * beats);
        set(SPO2, baseline.spo2(), saturation);
        set(SYSTOLIC_PRESSURE, baseline.systolic() + 2 * rhythm, pressure + 0.3 * beats + 0.8 * noise.gaussian());
        set(DIASTOLIC_PRESSURE, baseline.diastolic() + rhythm, 0.5 * pressure + 0.5 * noise.gaussian());
        set(BODY_TEMPERATURE, baseline.bodyTemperature() + 0.25 * rhythm, core);
        set(SKIN_TEMPERATURE, baseline.skinTemperature(), skin);
        set(ELECTRODERMAL_ACTIVITY, baseline.electrodermalActivity() * (1 + sweat + sweatBurst), 0);
        set(MOTION, move > 0 ? move * noise.between(0.5, 1.5) : noise.between(0.002, 0.012), 0);
        values[SPO2.ordinal()] = Math.min(100, values[SPO2.ordinal()]);
        double diastolic = value(DIASTOLIC_PRESSURE);
        values[MEAN_PRESSURE.ordinal()] = diastolic + (value(SYSTOLIC_PRESSURE) - diastolic) / 3;
    }

    /** The noise is added to what the course makes of the resting value: an ill heart is no steadier than a healthy one. */
    private void set(VitalSign vital, double resting, double deviation) {
        values[vital.ordinal()] = episode.course().drawn(vital, resting, sinceOnset()) + deviation;
    }
}

package dev.wardstream.simulate;

import static dev.wardstream.vitals.VitalSign.BODY_TEMPERATURE;
import static dev.wardstream.vitals.VitalSign.DIASTOLIC_PRESSURE;
import static dev.wardstream.vitals.VitalSign.ELECTRODERMAL_ACTIVITY;
import static dev.wardstream.vitals.VitalSign.HEART_RATE;
import static dev.wardstream.vitals.VitalSign.MOTION;
import static dev.wardstream.vitals.VitalSign.RESPIRATORY_RATE;
import static dev.wardstream.vitals.VitalSign.SKIN_TEMPERATURE;
import static dev.wardstream.vitals.VitalSign.SPO2;
import static dev.wardstream.vitals.VitalSign.SYSTOLIC_PRESSURE;

import dev.wardstream.vitals.VitalSign;
import java.util.List;

/**
 * What happens to a patient or a sensor, as a function of the seconds since its onset. Deteriorations that take hours in life
 * run in minutes here, in their true order and to their true severity, and every course ends in recovery, so that a
 * demonstration can go on.
 */
@SuppressWarnings("ImmutableEnumChecker") // The lists are unmodifiable and hold records of numbers.
public enum Course {
    /** Nothing happens. */
    STABLE(List.of()),

    /**
     * Fever first, then heart and respiratory rate, then falling pressure and saturation. The signs are those of SIRS (Bone
     * 1992, Chest 101:1644: temperature, heart rate, respiratory rate) followed by those of organ dysfunction (Singer 2016,
     * JAMA 315:801: respiratory rate of 22 or more, systolic pressure of 100 or less).
     */
    SEPSIS(List.of(
            Pull.of(BODY_TEMPERATURE, 39.6, 0, 110, 480, 700),
            Pull.of(SKIN_TEMPERATURE, 35.8, 0, 110, 480, 700),
            Pull.of(HEART_RATE, 134, 10, 130, 460, 680),
            Pull.of(RESPIRATORY_RATE, 35, 25, 145, 450, 650),
            Pull.of(SYSTOLIC_PRESSURE, 77, 45, 165, 420, 620),
            Pull.of(DIASTOLIC_PRESSURE, 44, 45, 165, 420, 620),
            Pull.of(SPO2, 87, 60, 170, 420, 600))),

    /**
     * Saturation falls to 82 %, breathing and heart speed up to make good for it, as in acute hypoxaemia (O'Driscoll 2017, BTS
     * guideline, Thorax 72 Suppl 1: target 94–98 %, urgent below 90 %); recovers within two minutes of oxygen.
     */
    HYPOXIA(List.of(
            Pull.of(SPO2, 82, 0, 90, 300, 420),
            Pull.of(RESPIRATORY_RATE, 28, 15, 110, 300, 440),
            Pull.of(HEART_RATE, 112, 20, 120, 310, 450),
            Pull.of(ELECTRODERMAL_ACTIVITY, 6, 30, 120, 320, 480))),

    /**
     * From one second to the next a rate around 152 /min, irregularly irregular, with somewhat lower pressure, and as sudden
     * an end: paroxysmal atrial fibrillation with fast conduction (Hindricks 2021, ESC guideline, Eur Heart J 42:373).
     */
    ATRIAL_FIBRILLATION(
            List.of(
                    Pull.of(HEART_RATE, 152, 0, 5, 360, 366),
                    Pull.of(RESPIRATORY_RATE, 21, 5, 60, 360, 420),
                    Pull.of(SYSTOLIC_PRESSURE, 106, 0, 20, 360, 400)),
            16,
            Swell.NEVER,
            Swell.NEVER),

    /**
     * Heart rate rises before the pressure falls, the skin cools: the order of the ATLS classes of haemorrhage, up to class III
     * (Cannon 2018, N Engl J Med 378:370); recovers with transfusion.
     */
    HAEMORRHAGE(List.of(
            Pull.of(HEART_RATE, 138, 0, 120, 420, 620),
            Pull.of(SYSTOLIC_PRESSURE, 74, 30, 150, 400, 560),
            Pull.of(DIASTOLIC_PRESSURE, 46, 30, 150, 400, 560),
            Pull.of(RESPIRATORY_RATE, 27, 20, 140, 400, 600),
            Pull.of(SKIN_TEMPERATURE, 28, 20, 160, 430, 650),
            Pull.of(BODY_TEMPERATURE, 36.2, 20, 160, 430, 650))),

    /**
     * Leads and probe come off and are put back after two minutes: what they measured is missing, the signal quality is next
     * to nothing, and a wrist device lies still at room temperature.
     */
    SENSOR_FALLS_OFF(
            List.of(Pull.of(SKIN_TEMPERATURE, 23, 0, 60, 120, 170), new Pull(MOTION, 0, Swell.sudden(0, 120))),
            0,
            Swell.sudden(0, 120),
            Swell.NEVER),

    /**
     * A patient off the ward for five minutes, with a wearable out of reach, which keeps what it measures and delivers it when
     * it is back. Meanwhile its wearer has a fast heart twice: a bout that is over before anybody can know of it, and one that still lasts when the data
     * arrive and must be told then, with its true onset.
     */
    WEARABLE_OFFLINE(
            List.of(
                    Pull.of(HEART_RATE, 148, 40, 50, 120, 135),
                    Pull.of(HEART_RATE, 138, 215, 250, 420, 520),
                    Pull.of(RESPIRATORY_RATE, 25, 220, 260, 420, 520)),
            0,
            Swell.NEVER,
            Swell.sudden(0, 300));

    private final List<Pull> pulls;
    private final double irregularity;
    private final Swell sensorOff;
    private final Swell offline;

    Course(List<Pull> pulls) {
        this(pulls, 0, Swell.NEVER, Swell.NEVER);
    }

    /** @param irregularity how far each second's heart rate may lie from the rest while the first pull is full, /min */
    Course(List<Pull> pulls, double irregularity, Swell sensorOff, Swell offline) {
        this.pulls = pulls;
        this.irregularity = irregularity;
        this.sensorOff = sensorOff;
        this.offline = offline;
    }

    /** Seconds from onset until the patient is as before. */
    public double lasts() {
        double end = Math.max(sensorOff.gone(), offline.gone());
        for (Pull pull : pulls) {
            end = Math.max(end, pull.swell().gone());
        }
        return end;
    }

    /** Whether leads, probe or strap are off, so many seconds after the onset. */
    public boolean sensorOff(double second) {
        return sensorOff.at(second) > 0;
    }

    /** Whether a wearable is out of reach, so many seconds after the onset. */
    public boolean offline(double second) {
        return offline.at(second) > 0;
    }

    /** Where this course draws a vital whose resting value is given, so many seconds after the onset. */
    double drawn(VitalSign vital, double resting, double second) {
        double value = resting;
        // By index: this runs for every patient and vital every second, and an iterator each would show.
        for (int i = 0; i < pulls.size(); i++) {
            Pull pull = pulls.get(i);
            if (pull.vital() == vital) {
                value = pull.of(value, second);
            }
        }
        return value;
    }

    /** How far the heart rate may jump within a second, so many seconds after the onset, /min. */
    double irregularity(double second) {
        return irregularity == 0 ? 0 : irregularity * pulls.get(0).swell().at(second);
    }
}

package dev.wardstream.simulate;

/**
 * What is normal for one adult at rest: within the zero range of NEWS2 (Royal College of Physicians 2017), except that a heart
 * rate near 90 scores a point now and then, as it does on a ward. Skin temperature and electrodermal activity lie where the
 * wrists of the Stress-Predict wearers lay at rest (Iqbal 2022, Sensors 22(21):8135).
 *
 * @param heartRate /min
 * @param respiratoryRate /min
 * @param spo2 %
 * @param systolic mmHg
 * @param diastolic mmHg
 * @param bodyTemperature °C
 * @param skinTemperature °C, at the wrist
 * @param electrodermalActivity µS
 */
public record Baseline(
        double heartRate,
        double respiratoryRate,
        double spo2,
        double systolic,
        double diastolic,
        double bodyTemperature,
        double skinTemperature,
        double electrodermalActivity) {

    static Baseline drawnFrom(Noise noise) {
        double systolic = around(126, 9, 114, 145, noise);
        return new Baseline(
                around(75, 7, 64, 88, noise),
                around(15.5, 1.2, 13.5, 18, noise),
                around(97.3, 0.6, 96.5, 98.5, noise),
                systolic,
                systolic * noise.between(0.55, 0.63),
                around(36.8, 0.2, 36.5, 37.2, noise),
                around(32.5, 1.2, 30, 34.5, noise),
                StrictMath.exp(around(-0.6, 0.7, -1.6, 1, noise)));
    }

    private static double around(double mean, double deviation, double lowest, double highest, Noise noise) {
        return Math.min(highest, Math.max(lowest, mean + deviation * noise.gaussian()));
    }
}

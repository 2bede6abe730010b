package dev.wardstream.evaluate;

import dev.wardstream.evaluate.InjectionReport.Detection;
import dev.wardstream.statistics.Median;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One detector over recordings, each as it is and with made-up trouble: at a threshold that calls no more often than is allowed on
 * what is as it is, what of the trouble it detects, and when.
 *
 * @param days of the recordings together
 */
record DetectorTrial(List<Traces> recordings, double days) {
    private static final double MOST_FALSE_ALARMS = 1;
    private static final double MINUTE_MILLIS = Duration.ofMinutes(1).toMillis();

    DetectorTrial {
        recordings = List.copyOf(recordings);
    }

    /**
     * Scores over one recording.
     *
     * @param at when each window was judged, epoch milliseconds, rising
     * @param scores NaN where there was nothing to say
     */
    record Trace(long[] at, double[] scores) {
        int alarms(double threshold) {
            int alarms = 0;
            boolean on = false;
            for (double score : scores) {
                alarms += !on && score >= threshold ? 1 : 0;
                on = score >= threshold;
            }
            return alarms;
        }

        boolean isOn(long instant, double threshold) {
            int found = Arrays.binarySearch(at, instant);
            return found >= 0 && scores[found] >= threshold;
        }
    }

    /**
     * @param onset of the trouble, epoch milliseconds
     * @param injected with each kind of trouble, in their order
     */
    record Traces(long onset, Trace recorded, List<Trace> injected) {}

    List<Detection> detections(String detector) {
        double threshold = threshold();
        double falseAlarms = alarms(threshold) / days;
        List<Detection> detections = new ArrayList<>();
        for (Injection injection : Injection.values()) {
            List<Double> delays = recordings.stream()
                    .map(its -> delay(its, injection, threshold))
                    .filter(delay -> !Double.isNaN(delay))
                    .toList();
            detections.add(new Detection(
                    injection.id(),
                    injection.title(),
                    detector,
                    (double) delays.size() / recordings.size(),
                    Median.of(delays),
                    falseAlarms));
        }
        return detections;
    }

    /** Of the scores that there are, from the highest down, the last before more false alarms than are allowed are raised. */
    private double threshold() {
        double[] scores = recordings.stream()
                .flatMapToDouble(its -> Arrays.stream(its.recorded().scores()))
                .filter(score -> !Double.isNaN(score))
                .sorted()
                .distinct()
                .toArray();
        if (scores.length == 0) {
            return Double.POSITIVE_INFINITY;
        }
        int at = scores.length - 1;
        while (at > 0 && alarms(scores[at - 1]) <= MOST_FALSE_ALARMS * days) {
            at--;
        }
        return scores[at];
    }

    private int alarms(double threshold) {
        return recordings.stream()
                .mapToInt(its -> its.recorded().alarms(threshold))
                .sum();
    }

    /** Minutes from the onset to the first alarm that is not there as recorded; NaN where there is none. */
    private static double delay(Traces its, Injection injection, double threshold) {
        Trace injected = its.injected().get(injection.ordinal());
        for (int i = 0; i < injected.at().length; i++) {
            long at = injected.at()[i];
            if (at >= its.onset()
                    && injected.scores()[i] >= threshold
                    && !its.recorded().isOn(at, threshold)) {
                return (at - its.onset()) / MINUTE_MILLIS;
            }
        }
        return Double.NaN;
    }
}

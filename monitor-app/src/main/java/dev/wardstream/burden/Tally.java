package dev.wardstream.burden;

import dev.wardstream.statistics.Bootstrap;
import dev.wardstream.statistics.Drawn;
import dev.wardstream.statistics.Median;
import dev.wardstream.statistics.Range;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds up, person by person, alarms and deaths, and draws persons with replacement for the intervals. */
public final class Tally {
    private static final double HOUR = 3_600_000;
    /** How long before a death an alarm counts as a warning of it, milliseconds. */
    static final long AHEAD = 86_400_000;

    /** One person's share: days, alarms, alarms raised, deaths, deaths alarmed, deaths with an alarm on. */
    private final Map<String, double[]> persons = new LinkedHashMap<>();

    private final List<Double> leads = new ArrayList<>();

    /**
     * Adds a recording.
     *
     * @param diedAt epoch milliseconds; null where nobody died
     * @param charted whether anything was charted in the 24 h before: else nobody could have been warned
     */
    public void add(String person, double days, Heard heard, @Nullable Long diedAt, boolean charted) {
        double[] its = persons.computeIfAbsent(person, nobody -> new double[6]);
        its[0] += days;
        its[1] += heard.calls().size();
        its[2] += heard.raised();
        if (diedAt == null || !charted) {
            return;
        }
        long from = diedAt - AHEAD;
        its[3]++;
        its[4] += heard.calledWithin(from, diedAt) ? 1 : 0;
        its[5] += heard.onWithin(from, diedAt) ? 1 : 0;
        heard.calls().stream()
                .filter(at -> at >= from && at <= diedAt)
                .findFirst()
                .ifPresent(first -> leads.add((diedAt - first) / HOUR));
    }

    public int persons() {
        return persons.size();
    }

    public double days() {
        return sum(0);
    }

    public int alarms() {
        return (int) sum(1);
    }

    public double alarmsPerDay() {
        return sum(1) / sum(0);
    }

    double raisedPerDay() {
        return sum(2) / sum(0);
    }

    public int deaths() {
        return (int) sum(3);
    }

    public int deathsAlarmed() {
        return (int) sum(4);
    }

    public int deathsConditionTrue() {
        return (int) sum(5);
    }

    /** From the first alarm within 24 h of each death alarmed, in hours, rising. */
    public List<Double> leadHours() {
        List<Double> sorted = new ArrayList<>(leads);
        Collections.sort(sorted);
        return sorted;
    }

    public @Nullable Double medianLeadHours() {
        return leads.isEmpty() ? null : Median.of(leads);
    }

    /** A part of those who died; null where nobody did. */
    public @Nullable Double share(int ofDeaths) {
        return deaths() == 0 ? null : (double) ofDeaths / deaths();
    }

    /** Alarms a patient-day in every draw; the same seed draws the same persons where these are the same. */
    Drawn drawnAlarmsPerDay(int draws, long seed) {
        return drawn(draws, seed, 1, 0);
    }

    public @Nullable Range alarmsInterval(int draws, long seed) {
        return drawnAlarmsPerDay(draws, seed).range();
    }

    public @Nullable Range sensitivityInterval(int draws, long seed) {
        return drawn(draws, seed, 4, 3).range();
    }

    private Drawn drawn(int draws, long seed, int part, int whole) {
        List<double[]> all = new ArrayList<>(persons.values());
        return new Bootstrap(all.size(), draws, seed).of(weights -> {
            double parts = 0;
            double wholes = 0;
            for (int i = 0; i < weights.length; i++) {
                parts += weights[i] * all.get(i)[part];
                wholes += weights[i] * all.get(i)[whole];
            }
            return wholes == 0 ? Double.NaN : parts / wholes;
        });
    }

    private double sum(int field) {
        return persons.values().stream().mapToDouble(its -> its[field]).sum();
    }
}

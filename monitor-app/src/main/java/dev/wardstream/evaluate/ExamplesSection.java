package dev.wardstream.evaluate;

import dev.wardstream.page.Axis;
import dev.wardstream.page.Curve;
import dev.wardstream.page.Html;
import dev.wardstream.page.LineChart;
import dev.wardstream.page.Page;
import dev.wardstream.page.Picture;
import dev.wardstream.score.RiskScore;
import dev.wardstream.vitals.Signal;
import dev.wardstream.vitals.VitalSign;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;

/** Patients with their score and what made it up, hour by hour. */
record ExamplesSection(String dataset, List<Example> examples) implements Section {
    private static final int WIDTH = 560;
    private static final int HEIGHT = 190;
    /** Hours between two charted rows that a line leads across. */
    private static final double LONGEST_LINE = 4;

    private static final int MOST_SIGNALS = 5;
    private static final int MOST_REASONS = 3;

    ExamplesSection {
        examples = List.copyOf(examples);
    }

    @Override
    public String id() {
        return "examples-" + dataset;
    }

    @Override
    public String title() {
        return "Example patients (" + dataset + ")";
    }

    @Override
    public void write(Page page) {
        page.paragraph(
                "Of each kind the first by name, so that nobody has picked them. The threshold is the one that the other"
                        + " patients' alarms allow. A contribution is by how much the log-odds of the outcome would be lower had the signal"
                        + " never been measured; below zero it speaks for the patient.");
        for (Example example : examples) {
            page.heading(example.recording() + ": " + example.why());
            page.paragraph(reasons(example));
            page.pictures(score(example), contributions(example));
        }
    }

    private static Picture score(Example example) {
        double last = last(example);
        double largest = Math.max(
                Arrays.stream(example.scores())
                        .filter(score -> !Double.isNaN(score))
                        .max()
                        .orElse(1),
                example.threshold());
        List<double[]> points = line(example.hours(), i -> example.scores()[i]);
        LineChart chart = new LineChart(
                "Probability of " + example.model() + (Double.isNaN(example.diedAt()) ? "" : "; dashed upright: death"),
                Axis.hours("hours", last),
                Axis.covering("probability", 0, largest),
                WIDTH,
                HEIGHT,
                List.of(new Curve(example.model(), points, Curve.Look.STRONG)),
                List.of());
        if (!Double.isInfinite(example.threshold())) {
            chart = chart.with(
                    new LineChart.Guide(0, example.threshold(), chart.x().to(), example.threshold(), "threshold"));
        }
        return Double.isNaN(example.diedAt())
                ? chart.draw()
                : chart.with(new LineChart.Guide(example.diedAt(), 1, example.diedAt(), 0, ""))
                        .draw();
    }

    private static Picture contributions(Example example) {
        List<Signal> signals = strongest(example);
        double least = 0;
        double largest = 0;
        List<Curve> curves = new ArrayList<>();
        for (Signal signal : signals) {
            List<double[]> points =
                    line(example.hours(), i -> added(example.contributions().get(i), signal));
            for (double[] point : points) {
                least = Math.min(least, Double.isNaN(point[1]) ? 0 : point[1]);
                largest = Math.max(largest, Double.isNaN(point[1]) ? 0 : point[1]);
            }
            curves.add(new Curve(signal.label(), points, Curve.Look.LINE));
        }
        return new LineChart(
                        "What each signal adds",
                        Axis.hours("hours", last(example)),
                        Axis.covering("log-odds", least, largest),
                        WIDTH,
                        HEIGHT,
                        curves,
                        List.of())
                .with(new LineChart.Guide(0, 0, 1e9, 0, ""))
                .draw();
    }

    /** Hour by hour; where nothing was charted for long the line has a gap. */
    private static List<double[]> line(double[] hours, IntToDoubleFunction value) {
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < hours.length; i++) {
            if (i > 0 && hours[i] - hours[i - 1] > LONGEST_LINE) {
                points.add(new double[] {hours[i - 1], Double.NaN});
            }
            points.add(new double[] {hours[i], value.applyAsDouble(i)});
        }
        return points;
    }

    /** In plain units, at the highest score. */
    private static String reasons(Example example) {
        int highest = 0;
        for (int i = 0; i < example.scores().length; i++) {
            if (example.scores()[i] > example.scores()[highest] || Double.isNaN(example.scores()[highest])) {
                highest = i;
            }
        }
        String why = example.contributions().get(highest).stream()
                .filter(one -> one.logOdds() > 0)
                .limit(MOST_REASONS)
                .map(one -> one.signal().label() + " " + last(one) + " (" + signed(one.logOdds()) + ")")
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "Highest at hour %.0f, %s: %s.",
                example.hours()[highest],
                Html.number(example.scores()[highest], 2),
                why.isEmpty() ? "no signal raises it" : "raised most by " + why);
    }

    private static String last(RiskScore.Contribution one) {
        if (Double.isNaN(one.last())) {
            return "not measured";
        }
        if (one.signal() instanceof VitalSign vital) {
            String unit = vital.displayUnit();
            return vital.asCharted(one.last()) + (unit.isEmpty() ? "" : " " + unit);
        }
        return one.last() >= 0.5 ? "yes" : "no";
    }

    private static String signed(double value) {
        return (value < 0 ? "" : "+") + Html.number(value, 2);
    }

    private static List<Signal> strongest(Example example) {
        Map<Signal, Double> sums = new HashMap<>();
        example.contributions()
                .forEach(all -> all.forEach(one -> sums.merge(one.signal(), Math.abs(one.logOdds()), Double::sum)));
        return sums.entrySet().stream()
                .sorted(Map.Entry.<Signal, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(entry -> entry.getKey().field()))
                .limit(MOST_SIGNALS)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static double added(List<RiskScore.Contribution> contributions, Signal signal) {
        return contributions.stream()
                .filter(one -> one.signal().equals(signal))
                .mapToDouble(RiskScore.Contribution::logOdds)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static double last(Example example) {
        double last = example.hours()[example.hours().length - 1];
        return Double.isNaN(example.diedAt()) ? last : Math.max(last, example.diedAt());
    }
}

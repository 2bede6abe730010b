package dev.wardstream.evaluate;

import dev.wardstream.burden.Burden;
import dev.wardstream.burden.Sweep;
import dev.wardstream.burden.TradeOff;
import dev.wardstream.page.Axis;
import dev.wardstream.page.Curve;
import dev.wardstream.page.HeatMap;
import dev.wardstream.page.Html;
import dev.wardstream.page.LineChart;
import dev.wardstream.page.Picture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** The pictures of alarms: against sensitivity, how early, and over delays and limits. */
final class BurdenCharts {
    private static final double DAY_HOURS = 24;
    private static final int WIDTH = 440;
    private static final int HEIGHT = 320;
    /** Models come first, then NEWS2 and limits; more lines than these cannot be told apart. */
    private static final int MOST_SCORERS = 6;

    private static final long DEFAULT_DELAY = 15;

    private BurdenCharts() {}

    static Picture againstSensitivity(List<Burden.Result> results, OperatingPoints points) {
        List<Curve> curves = new ArrayList<>();
        points.curves().stream().limit(MOST_SCORERS).forEach(curves::add);
        double most = 1;
        for (Burden.Result result : results) {
            Double sensitivity = result.figures().sensitivity();
            if (sensitivity != null) {
                double alarms = result.figures().alarmsPerPatientDay();
                most = Math.max(most, alarms);
                curves.add(new Curve(
                        result.figures().policy(), List.of(new double[] {alarms, sensitivity}), Curve.Look.POINTS));
            }
        }
        return new LineChart(
                        "Alarms against deaths foreseen; dashed: 0.5 alarms a patient-day, 0.70 of deaths",
                        Axis.covering("alarms a patient-day", 0, most),
                        Axis.share("deaths with an alarm in the 24 h before"),
                        WIDTH,
                        HEIGHT,
                        curves,
                        List.of())
                .with(new LineChart.Guide(OperatingPoint.MOST_ALARMS, 0, OperatingPoint.MOST_ALARMS, 1, ""))
                .with(new LineChart.Guide(
                        0, OperatingPoint.LEAST_SENSITIVITY, 1e9, OperatingPoint.LEAST_SENSITIVITY, ""))
                .draw();
    }

    /** Of all deaths, the share whose first alarm in the last 24 h came at least so many hours before. */
    static Picture leadTimes(List<Burden.Result> results) {
        List<Curve> curves = results.stream()
                .map(result -> new Curve(
                        result.figures().policy(),
                        leads(result.leadHours(), result.figures().deaths()),
                        result.figures().policy().equals(BurdenSection.DEFAULT) ? Curve.Look.STRONG : Curve.Look.LINE))
                .toList();
        return new LineChart(
                        "Lead time",
                        Axis.of("hours from the first alarm of the last 24 h to death, or more", 0, DAY_HOURS, 4),
                        Axis.share("share of all deaths"),
                        WIDTH,
                        HEIGHT,
                        curves,
                        List.of())
                .draw();
    }

    private static List<double[]> leads(List<Double> rising, int deaths) {
        List<double[]> points = new ArrayList<>();
        double share = (double) rising.size() / deaths;
        points.add(new double[] {0, share});
        for (int i = 0; i < rising.size(); i++) {
            points.add(new double[] {rising.get(i), share});
            share = (double) (rising.size() - i - 1) / deaths;
            points.add(new double[] {rising.get(i), share});
        }
        return points;
    }

    /** Calls a patient-day over the time after which what was told is news again; dashed: limits at once. */
    static Picture calls(TradeOff tradeOff, List<Burden.Result> results) {
        double limits = results.get(0).figures().alarmsPerPatientDay();
        int longest = TradeOff.HOURS.get(TradeOff.HOURS.size() - 1);
        List<Curve> curves =
                curves(tradeOff, point -> new double[] {point.newAfterHours(), point.alarmsPerPatientDay()});
        return new LineChart(
                        "Calls, when what was told of NEWS2 is news again; dashed: limits at once",
                        Axis.of("hours that it was gone", 0, longest, 6),
                        Axis.covering("alarms a patient-day", 0, most(curves, 1, limits)),
                        WIDTH,
                        HEIGHT,
                        curves,
                        List.of())
                .with(new LineChart.Guide(0, limits, longest, limits, ""))
                .draw();
    }

    /** The same against the share of deaths before which somebody was called, beside limits at once and the default. */
    static Picture callsAgainstSensitivity(TradeOff tradeOff, List<Burden.Result> results) {
        List<Curve> curves = new ArrayList<>(curves(tradeOff, point -> new double[] {
            point.alarmsPerPatientDay(), point.sensitivity() == null ? Double.NaN : point.sensitivity()
        }));
        for (Burden.Result result : List.of(results.get(0), results.get(results.size() - 1))) {
            Double sensitivity = result.figures().sensitivity();
            double share = sensitivity == null ? Double.NaN : sensitivity;
            curves.add(new Curve(
                    result.figures().policy(),
                    List.of(new double[] {result.figures().alarmsPerPatientDay(), share}),
                    Curve.Look.POINTS));
        }
        return new LineChart(
                        "Calls against deaths foreseen",
                        Axis.covering("alarms a patient-day", 0, most(curves, 0, 1)),
                        Axis.share("deaths with an alarm in the 24 h before"),
                        WIDTH,
                        HEIGHT,
                        curves,
                        List.of())
                .draw();
    }

    private static List<Curve> curves(TradeOff tradeOff, Function<TradeOff.Point, double[]> place) {
        return Stream.of(false, true)
                .map(confirmed -> new Curve(
                        confirmed ? "medium confirmed for 65 min" : "medium as set",
                        tradeOff.points().stream()
                                .filter(point -> point.confirmed() == confirmed)
                                .map(place)
                                .toList(),
                        Curve.Look.LINE))
                .toList();
    }

    private static double most(List<Curve> curves, int axis, double least) {
        return curves.stream()
                .flatMap(curve -> curve.points().stream())
                .mapToDouble(point -> point[axis])
                .reduce(least, Math::max);
    }

    static Picture sweep(Sweep sweep) {
        Map<Integer, List<Sweep.Cell>> byWidth = new TreeMap<>();
        sweep.cells()
                .forEach(cell -> byWidth.computeIfAbsent(cell.width(), width -> new ArrayList<>())
                        .add(cell));
        double most = sweep.cells().stream()
                .mapToDouble(Sweep.Cell::alarmsPerPatientDay)
                .max()
                .orElse(1);
        List<Sweep.Cell> aRow = byWidth.values().iterator().next();
        return new HeatMap(
                        aRow.get(0).sensitivity() == null
                                ? "Alarms a patient-day"
                                : "Alarms a patient-day; below, the share of deaths with an alarm in the 24 h before",
                        "delay",
                        aRow.stream()
                                .map(cell -> Spans.told(Duration.ofSeconds(cell.delaySeconds())))
                                .toList(),
                        "limits",
                        byWidth.keySet().stream().map(BurdenCharts::width).toList(),
                        byWidth.values().stream()
                                .map(row -> row.stream()
                                        .map(cell -> cell(cell, most))
                                        .toList())
                                .toList())
                .draw();
    }

    private static String width(int steps) {
        if (steps == 0) {
            return "default";
        }
        return Math.abs(steps) + (Math.abs(steps) == 1 ? " step " : " steps ") + (steps < 0 ? "tighter" : "wider");
    }

    private static HeatMap.Cell cell(Sweep.Cell cell, double most) {
        Double sensitivity = cell.sensitivity();
        return new HeatMap.Cell(
                most > 0 ? cell.alarmsPerPatientDay() / most : 0,
                Html.number(cell.alarmsPerPatientDay(), cell.alarmsPerPatientDay() < 100 ? 2 : 0),
                sensitivity == null ? "" : Html.number(sensitivity, 2) + " of deaths",
                cell.width() == 0 && cell.delaySeconds() == DEFAULT_DELAY);
    }
}

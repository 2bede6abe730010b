package dev.wardstream.bench;

import dev.wardstream.bench.BenchReport.PartReport;
import dev.wardstream.bench.BenchReport.Run;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The middle of several runs; of an even number the lesser of the two in the middle.
 *
 * @param parts of each part all that was measured in the run in which its speed was in the middle
 * @param ratios each the middle one of all runs'
 */
public record Medians(Map<String, PartReport> parts, Ratios ratios) {
    static Medians of(List<Run> runs) {
        Map<String, List<PartReport>> all = new LinkedHashMap<>();
        runs.forEach(run -> run.parts()
                .forEach((id, part) ->
                        all.computeIfAbsent(id, first -> new ArrayList<>()).add(part)));
        Map<String, PartReport> parts = new LinkedHashMap<>();
        all.forEach((id, ofPart) -> parts.put(
                id,
                middle(ofPart, Comparator.comparingDouble(part -> part.figures().samplesPerSecond()))));
        return new Medians(parts, new Ratios(ratio(runs, Ratios::bySpeed), ratio(runs, Ratios::byCpu)));
    }

    private static @Nullable Double ratio(List<Run> runs, Function<Ratios, @Nullable Double> which) {
        List<Double> known = new ArrayList<>();
        for (Run run : runs) {
            Double ratio = which.apply(run.ratios());
            if (ratio != null) {
                known.add(ratio);
            }
        }
        return known.isEmpty() ? null : middle(known, Comparator.naturalOrder());
    }

    /** Of an even number the lesser in the middle. */
    private static <T> T middle(List<T> all, Comparator<T> order) {
        return all.stream().sorted(order).toList().get((all.size() - 1) / 2);
    }
}

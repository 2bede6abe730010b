package dev.wardstream.command;

import dev.wardstream.simulate.SimulatedWard;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which simulated patients, and for how long. */
final class WardOptions {
    @Option(
            names = "--beds",
            paramLabel = "N",
            defaultValue = "12",
            description = "How many patients. Default: ${DEFAULT-VALUE}.")
    private int beds;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "The same seed gives the same patients. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "End after this time, such as 60s or 10m; without it, at Ctrl-C.")
    private @Nullable Duration length;

    int beds() {
        return beds;
    }

    /** Wall-clock time, null for no end. */
    @Nullable Duration length() {
        return length;
    }

    /**
     * The ward.
     *
     * @param start epoch milliseconds on its clock
     * @param speed seconds of its clock that pass in one of the wall clock's
     */
    SimulatedWard ward(long start, double speed) {
        SimulatedWard endless = SimulatedWard.of(beds, seed, start);
        return length == null ? endless : endless.lasting(Duration.ofMillis(Math.round(length.toMillis() * speed)));
    }
}

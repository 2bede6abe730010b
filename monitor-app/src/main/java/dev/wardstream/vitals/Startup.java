package dev.wardstream.vitals;

import java.time.Duration;
import java.util.function.LongSupplier;

/** The start of the app: whether a part that is not ready yet is still within the time that a start may take. */
public final class Startup {
    private final Duration within;
    private final LongSupplier nanos;
    private final long began;

    /**
     * A start that begins now.
     *
     * @param within how long a start may take before it is a trouble
     * @param nanos a clock that only runs forward, nanoseconds
     */
    public Startup(Duration within, LongSupplier nanos) {
        this.within = within;
        this.nanos = nanos;
        this.began = nanos.getAsLong();
    }

    /** How long ago it began. */
    public Duration elapsed() {
        return Duration.ofNanos(nanos.getAsLong() - began);
    }

    /** Whether it takes longer than it may, if anything is still starting. */
    public boolean isOverdue() {
        return elapsed().compareTo(within) > 0;
    }

    /**
     * How a part is.
     *
     * @param reading what it still reads or waits for before it works, and how far it is; empty once it works
     * @param illness what is wrong and what to do; empty where nothing is
     */
    public Health.Part judge(String name, String reading, String illness) {
        if (!illness.isEmpty()) {
            return Health.Part.ill(name, illness);
        }
        if (reading.isEmpty()) {
            return Health.Part.well(name);
        }
        String time = words(elapsed());
        return isOverdue()
                ? Health.Part.ill(
                        name,
                        "still starting after " + time + ": " + reading + "; a start may take " + words(within)
                                + " (watch.startWithin)")
                : Health.Part.starting(name, reading + ", for " + time);
    }

    /** Such as 45 s, 3 min or 2 min 5 s. */
    private static String words(Duration time) {
        long minutes = time.toMinutes();
        int seconds = time.toSecondsPart();
        if (minutes == 0) {
            return seconds + " s";
        }
        return minutes + " min" + (seconds == 0 ? "" : " " + seconds + " s");
    }
}

package dev.wardstream;

import java.time.Duration;

/**
 * How long a test waits for what must come. It is no promise to anybody: a wait ends as soon as the state is there, and what
 * never comes still fails. A busy machine may take a hundred times what a quiet one does. Times that matter to users are held
 * where the clock is turned by the test.
 */
public final class Patience {
    public static final Duration PATIENCE = Duration.ofMinutes(5);

    /** The same for those who count milliseconds, such as sockets and Playwright. */
    public static final int PATIENCE_MILLIS = (int) PATIENCE.toMillis();

    /** The same for JUnit's time-outs, which want a constant. */
    public static final int PATIENCE_SECONDS = 300;

    private Patience() {}
}

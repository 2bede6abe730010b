package dev.wardstream.bench;

import java.util.Map;

/** Tells of each alert as soon as anybody can read it. */
public interface AlertSource {
    /** Is told of alerts. */
    interface Listener {
        /**
         * An alert can be read.
         *
         * @param causedAt when the sample that raised it was received, or when time did, epoch milliseconds
         * @param seenAt when a reader of committed records had it, epoch milliseconds
         */
        void heard(long causedAt, long seenAt);
    }

    /** What goes on until it is closed. */
    interface Listening extends AutoCloseable {
        @Override
        void close();
    }

    /** Tells of the alerts to come, on a thread of its own. */
    Listening listen(Map<String, Object> kafka, Listener listener);
}

package dev.wardstream.watch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;

/**
 * How an instance says that it is there.
 *
 * @param interval between two heartbeats
 * @param startWithin how long a start may take before it is a trouble
 * @param instance its name; empty for that of the machine and the application id
 */
public record HeartbeatSettings(Duration interval, Duration startWithin, String instance) {
    private static final Duration SHORTEST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    static final Duration LONGEST_START = Duration.ofHours(24);

    public HeartbeatSettings {
        if (interval.compareTo(SHORTEST) < 0 || interval.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("watch.heartbeat must be 200 ms to 10 min: " + interval);
        }
        if (startWithin.isNegative() || startWithin.compareTo(LONGEST_START) > 0) {
            throw new IllegalArgumentException("watch.startWithin must be 0 s to 24 h: " + startWithin);
        }
        if (!instance.matches("[A-Za-z0-9._/-]{0,128}")) {
            throw new IllegalArgumentException(
                    "watch.instance may have 128 letters, digits and . _ / - at most: " + instance);
        }
    }

    /** The instance's name, which no other instance on the cluster may have. */
    public String nameFor(String applicationId) {
        return instance.isEmpty() ? host() + "/" + applicationId : instance;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            // A machine without a name of its own is there all the same; the setting gives it one.
            return "unnamed-host";
        }
    }
}

package dev.wardstream.access;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Who may come in from where.
 *
 * @param host what the port is bound to
 * @param publicUrl where people reach it; null where that is host and port
 * @param users the file that says who may sign in; null for none, which only a port on loopback may have
 * @param idle how long a session may rest, but a viewer's, which may hang on a wall
 * @param atMost how long a session lasts
 * @param viewerAtMost the same of a viewer's
 * @param network the proxies before the port, its other names, and how much one address may take
 * @param metricsToken what a program sends that may see metrics and causes
 */
public record AccessSettings(
        String host,
        @Nullable URI publicUrl,
        @Nullable Path users,
        Duration idle,
        Duration atMost,
        Duration viewerAtMost,
        NetworkSettings network,
        MetricsToken metricsToken) {
    public AccessSettings {
        require("http.sessionIdle", idle, Duration.ofDays(1));
        require("http.sessionAtMost", atMost, Duration.ofDays(7));
        require("http.viewerSessionAtMost", viewerAtMost, Duration.ofDays(365));
    }

    /** Of a port without proxies before it, at which no program watches. */
    public AccessSettings(
            String host,
            @Nullable URI publicUrl,
            @Nullable Path users,
            Duration idle,
            Duration atMost,
            Duration viewerAtMost) {
        this(host, publicUrl, users, idle, atMost, viewerAtMost, NetworkSettings.plain(), MetricsToken.NONE);
    }

    /** Of a port on this machine that anybody may use who is on it. */
    public static AccessSettings open() {
        return new AccessSettings(
                "127.0.0.1", null, null, Duration.ofMinutes(30), Duration.ofHours(12), Duration.ofDays(30));
    }

    /**
     * Refuses what would let anybody on the network answer alarms.
     *
     * @throws IllegalArgumentException where the port is beyond loopback, or behind a proxy, and there are no users, or the
     *     users are wrong
     */
    public void requireSafe() {
        if (users != null) {
            Users.in(users);
        } else if (!network.trustedProxies().isEmpty()) {
            throw new IllegalArgumentException(NetworkSettings.TRUSTED
                    + " names a proxy, by which others reach this port, and http.users names no file of those who may sign in:"
                    + " make one with wardstream user add NAME --role nurse --users FILE and set http.users");
        } else if (!isOnLoopback()) {
            throw new IllegalArgumentException(
                    "http.host is " + host
                            + ", where others reach it, and http.users names no file of those who may sign in: make one with"
                            + " wardstream user add NAME --role nurse --users FILE and set http.users, or leave http.host at 127.0.0.1");
        }
    }

    /** Whether only this machine reaches the port. */
    boolean isOnLoopback() {
        try {
            return Arrays.stream(InetAddress.getAllByName(host)).allMatch(InetAddress::isLoopbackAddress);
        } catch (UnknownHostException e) {
            return false; // what cannot be known is not taken for safe
        }
    }

    boolean isHttps() {
        return publicUrl != null && "https".equals(publicUrl.getScheme());
    }

    private static void require(String path, Duration duration, Duration most) {
        if (duration.compareTo(Duration.ofMinutes(1)) < 0 || duration.compareTo(most) > 0) {
            throw new IllegalArgumentException(path + " must be 1 min to " + most.toDays() + " d: " + duration);
        }
    }
}

package dev.wardstream.access;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.AbstractLifeCycle;

/**
 * Closes connections that have been without a whole request for too long, however many bytes of one trickle in: Jetty's own
 * idle time-out begins again with each byte.
 */
final class HeaderDeadline extends AbstractLifeCycle implements Connection.Listener {
    private static final long LOOK_MILLIS = 1_000;

    private final ServerConnector connector;
    private final long limitNanos;
    private final Map<Connection, Waiting> connections = new ConcurrentHashMap<>();

    HeaderDeadline(ServerConnector connector, long limitMillis) {
        this.connector = connector;
        this.limitNanos = TimeUnit.MILLISECONDS.toNanos(limitMillis);
    }

    /**
     * @param requests how many have come, with all their headers
     * @param since when that was first seen; monotonic, nanoseconds
     */
    private record Waiting(long requests, long since) {}

    @Override
    public void onOpened(Connection connection) {
        connections.put(connection, new Waiting(0, System.nanoTime()));
    }

    @Override
    public void onClosed(Connection connection) {
        connections.remove(connection);
    }

    @Override
    protected void doStart() {
        connector.getScheduler().schedule(this::look, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        long now = System.nanoTime();
        connections.replaceAll((connection, waiting) -> looked(connection, waiting, now));
        if (isRunning()) {
            connector.getScheduler().schedule(this::look, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private Waiting looked(Connection connection, Waiting waiting, long now) {
        long requests = connection.getMessagesIn();
        boolean isBeingAnswered = connection.getMessagesOut() < requests;
        if (isBeingAnswered || requests != waiting.requests()) {
            return new Waiting(requests, now);
        }
        if (now - waiting.since() > limitNanos) {
            connection.getEndPoint().close();
        }
        return waiting;
    }
}

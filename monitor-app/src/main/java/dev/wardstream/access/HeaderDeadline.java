package dev.wardstream.access;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes connections that have been without all headers of a request for too long, however many bytes of them trickle in:
 * Jetty's own idle time-out begins again with each byte. One whose request is being answered is left alone, however long that
 * takes, as an event stream does; Jetty's count of a connection's answers cannot tell, since it counts those that have begun.
 */
final class HeaderDeadline extends Handler.Wrapper implements Connection.Listener {
    private static final long LOOK_MILLIS = 500;

    private final long limitNanos;
    private final Map<Connection, Requests> connections = new ConcurrentHashMap<>();

    HeaderDeadline(long limitMillis) {
        this.limitNanos = TimeUnit.MILLISECONDS.toNanos(limitMillis);
    }

    /**
     * Of a connection. The next request may begin before it is heard that the one before is done.
     *
     * @param since when it was opened, or the latest was done; monotonic, nanoseconds
     */
    private record Requests(long begun, long done, long since) {
        Requests begin() {
            return new Requests(begun + 1, done, since);
        }

        Requests end() {
            return new Requests(begun, done + 1, System.nanoTime());
        }

        boolean areWaitedForLongerThan(long nanos) {
            return begun == done && System.nanoTime() - since > nanos;
        }
    }

    @Override
    public void onOpened(Connection connection) {
        connections.put(connection, new Requests(0, 0, System.nanoTime()));
    }

    @Override
    public void onClosed(Connection connection) {
        connections.remove(connection);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Connection connection = request.getConnectionMetaData().getConnection();
        connections.computeIfPresent(connection, (unused, requests) -> requests.begin());
        Request.addCompletionListener(
                request, failure -> connections.computeIfPresent(connection, (unused, requests) -> requests.end()));
        return super.handle(request, response, callback);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        lookLater();
    }

    private void lookLater() {
        Scheduler.Task unused = getServer().getScheduler().schedule(this::look, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        connections.forEach((connection, requests) -> {
            if (requests.areWaitedForLongerThan(limitNanos)) {
                connection.getEndPoint().close(new IOException("the headers of a request took too long"));
            }
        });
        if (isRunning()) {
            lookLater();
        }
    }
}

package dev.wardstream.access;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Bounds how many connections one address may have open: what is more is closed at once, so that one client cannot take those
 * of all. A trusted proxy's connections are everybody's, so they are not counted; of the clients behind it the requests are that
 * are being answered.
 */
final class PerAddress extends Handler.Wrapper implements Connection.Listener {
    private final int most;
    private final ClientAddress addresses;
    /** Whose each open connection is: one that is closed while it opens is told closed more than once. */
    private final Map<Connection, InetAddress> open = new ConcurrentHashMap<>();

    private final Map<String, Integer> connections = new ConcurrentHashMap<>();
    private final Map<String, Integer> requests = new ConcurrentHashMap<>();

    PerAddress(int most, ClientAddress addresses) {
        this.most = most;
        this.addresses = addresses;
    }

    @Override
    public void onOpened(Connection connection) {
        InetAddress peer = peerOf(connection);
        if (peer != null && !addresses.isTrusted(peer)) {
            open.put(connection, peer);
            if (more(connections, peer) > most) {
                connection.getEndPoint().close(new IOException("too many connections of one address"));
            }
        }
    }

    @Override
    public void onClosed(Connection connection) {
        InetAddress peer = open.remove(connection);
        if (peer != null) {
            less(connections, peer);
        }
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        InetAddress peer = peerOf(request.getConnectionMetaData().getConnection());
        InetAddress client = addressOf(request.getConnectionMetaData().getRemoteSocketAddress());
        if (client == null || client.equals(peer)) {
            return super.handle(request, response, callback);
        }
        Request.addCompletionListener(request, failure -> less(requests, client));
        if (more(requests, client) > most) {
            Response.writeError(request, response, callback, HttpStatus.TOO_MANY_REQUESTS_429);
            return true;
        }
        return super.handle(request, response, callback);
    }

    private static int more(Map<String, Integer> counts, InetAddress address) {
        return counts.merge(Networks.clientOf(address), 1, Integer::sum);
    }

    private static void less(Map<String, Integer> counts, InetAddress address) {
        counts.computeIfPresent(Networks.clientOf(address), (unused, count) -> count > 1 ? count - 1 : null);
    }

    private static @Nullable InetAddress peerOf(Connection connection) {
        return addressOf(connection.getEndPoint().getRemoteSocketAddress());
    }

    private static @Nullable InetAddress addressOf(@Nullable SocketAddress address) {
        return address instanceof InetSocketAddress socket ? socket.getAddress() : null;
    }
}

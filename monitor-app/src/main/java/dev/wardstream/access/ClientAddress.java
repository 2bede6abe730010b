package dev.wardstream.access;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/**
 * Lets a request's remote address be the client's where a trusted proxy sent it, for whoever asks: limits, audit, links. From
 * anybody else such a header is ignored. Nothing but the address is taken: neither host nor scheme.
 */
final class ClientAddress implements HttpConfiguration.Customizer {
    private final Networks trusted;
    private final NetworkSettings.Forwarded header;

    ClientAddress(NetworkSettings settings) {
        this.trusted = new Networks(NetworkSettings.TRUSTED, settings.trustedProxies());
        this.header = settings.forwarded();
    }

    boolean isTrusted(InetAddress peer) {
        return trusted.test(peer);
    }

    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        SocketAddress peer = request.getConnectionMetaData().getRemoteSocketAddress();
        if (!(peer instanceof InetSocketAddress socket) || !isTrusted(socket.getAddress())) {
            return request;
        }
        List<String> values = request.getHeaders().getValuesList(header.header());
        InetAddress client = Forwarding.client(socket.getAddress(), trusted, header, values);
        return client.equals(socket.getAddress()) ? request : new Forwarded(request, new InetSocketAddress(client, 0));
    }

    private static final class Forwarded extends Request.Wrapper {
        private final ConnectionMetaData connection;

        Forwarded(Request request, InetSocketAddress client) {
            super(request);
            connection = new ConnectionMetaData.Wrapper(request.getConnectionMetaData()) {
                @Override
                public SocketAddress getRemoteSocketAddress() {
                    return client;
                }
            };
        }

        @Override
        public ConnectionMetaData getConnectionMetaData() {
            return connection;
        }
    }
}

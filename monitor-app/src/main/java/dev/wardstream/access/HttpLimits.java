package dev.wardstream.access;

import io.javalin.config.JavalinConfig;
import java.util.Arrays;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.util.component.LifeCycle;

/**
 * How much and how slowly anybody may send. A request is handled once all of it is there, so that no thread waits for a slow
 * client; and who takes too long is cut off, so that connections do not pile up.
 */
final class HttpLimits {
    /** Of a request's body, bytes: a patient's limits are some hundred. */
    static final int LARGEST_BODY = 64 * 1024;

    /** Of a request's line and headers together, bytes. */
    static final int LARGEST_HEADERS = 16 * 1024;

    /** How long a connection may take for a request's headers, and rest between two requests. */
    static final long HEADERS_MILLIS = 20_000;

    /** How long a request's body may take. */
    private static final long BODY_MILLIS = 20_000;

    private static final int MOST_CONNECTIONS = 2_000;
    private static final int FRAMING = 16;

    private HttpLimits() {}

    static void apply(JavalinConfig config, SecurityHeaders headers, NetworkSettings network) {
        ClientAddress addresses = new ClientAddress(network);
        config.http.maxRequestSize = LARGEST_BODY;
        config.http.prefer405over404 = true;
        config.jetty.modifyHttpConfiguration(http -> bound(http, addresses));
        config.jetty.modifyServer(server -> {
            server.setErrorHandler(Problems.ofServer(headers));
            server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, server));
            HeaderDeadline deadline = new HeaderDeadline(HEADERS_MILLIS);
            PerAddress perAddress = new PerAddress(network.connectionsPerAddress(), addresses);
            deadline.setHandler(perAddress);
            perAddress.setHandler(whole());
            server.setHandler(deadline);
            server.addEventListener(new LifeCycle.Listener() {
                @Override
                public void lifeCycleStarting(LifeCycle starting) {
                    // Javalin makes its connector late, and gives host and port to that one alone.
                    Arrays.stream(server.getConnectors())
                            .map(ServerConnector.class::cast)
                            .forEach(connector -> bound(connector, deadline, perAddress));
                }
            });
        });
    }

    private static void bound(HttpConfiguration http, ClientAddress addresses) {
        http.addCustomizer(addresses);
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setRequestHeaderSize(LARGEST_HEADERS);
    }

    private static void bound(ServerConnector connector, HeaderDeadline deadline, PerAddress perAddress) {
        connector.setIdleTimeout(HEADERS_MILLIS);
        connector.addEventListener(deadline);
        connector.addEventListener(perAddress);
    }

    private static Handler whole() {
        BodyLimit limit = new BodyLimit(LARGEST_BODY, BODY_MILLIS);
        EagerContentHandler eager = new EagerContentHandler(
                new EagerContentHandler.RetainedContentLoaderFactory(LARGEST_BODY, FRAMING, true));
        limit.setHandler(eager);
        return limit;
    }
}

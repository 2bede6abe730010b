package dev.wardstream;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port that is bound later, or let go and bound again. It is below those that the system hands out for port 0 and for
 * outgoing connections, so that nobody is given it in between; a client that calls a closed port among those may even be
 * connected to itself.
 */
public final class FreePort {
    private static final int FIRST = 15_000;
    /** Linux begins to hand out here, others later. */
    private static final int END = 32_768;

    private FreePort() {}

    /** One that nobody listens on. */
    public static int next() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // Taken: another one.
            }
        }
    }
}

package dev.wardstream.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports on the loopback interface. */
final class Ports {
    private Ports() {}

    /** A port that nobody listens on. */
    static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on the loopback interface", e);
        }
    }

    /**
     * The port as wished, or a free one for 0.
     *
     * @param user who wants it, such as {@code the embedded broker}
     * @param flag the flag that sets it, named in the error
     * @throws IllegalStateException if someone else listens there
     */
    static int resolve(int wished, String user, String flag) {
        if (wished == 0) {
            return free();
        }
        try (ServerSocket socket = new ServerSocket(wished, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "port " + wished + " for " + user
                            + " is taken: stop what listens there, or choose another port with " + flag
                            + " (0 takes any free one)",
                    e);
        }
    }

    static void requireValid(int port, String flag) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException(flag + " must be 0 to 65535, is " + port);
        }
    }
}

package dev.wardstream.access;

import static dev.wardstream.Patience.PATIENCE_MILLIS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who drips headers is cut off; who waits for a long answer, or asks again and again, is not. */
class HeaderDeadlineTest {
    private static final long LIMIT_MILLIS = 2_000;
    private static final int DRIPS = 40;
    private static final long DRIP_MILLIS = 100;
    private static final String LAST_CHUNK = "\r\n0\r\n\r\n";
    private static final String GET = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private Socket client;

    @BeforeEach
    void open() throws Exception {
        HeaderDeadline deadline = new HeaderDeadline(LIMIT_MILLIS);
        deadline.setHandler(new Stream());
        server.setHandler(deadline);
        connector.addEventListener(deadline);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.start();
        client = new Socket(InetAddress.getLoopbackAddress(), connector.getLocalPort());
        client.setSoTimeout(PATIENCE_MILLIS);
    }

    @AfterEach
    void close() throws Exception {
        client.close();
        server.stop();
        clock.shutdownNow();
    }

    @Test
    void whoDripsTheFirstRequestsHeadersIsCutOff() throws Exception {
        drip("X: y\r\n", "GET / HTTP/1.1\r\nHost: localhost\r\n");

        assertThat(said()).isEmpty();
    }

    @Test
    void whoDripsALaterRequestsHeadersIsCutOff() throws Exception {
        client.getOutputStream().write(GET.getBytes(StandardCharsets.US_ASCII));
        assertThat(upTo(LAST_CHUNK)).contains("200 OK");
        drip("X: y\r\n", "GET / HTTP/1.1\r\nHost: localhost\r\n");

        assertThat(said()).isEmpty();
    }

    @Test
    void whoSaysNothingIsCutOff() throws Exception {
        assertThat(said()).isEmpty();
    }

    @Test
    void aLongAnswerIsHeardToItsEndAndAlsoTheNext() throws Exception {
        client.getOutputStream().write((GET + GET).getBytes(StandardCharsets.US_ASCII));

        for (int answer = 0; answer < 2; answer++) {
            String heard = upTo(LAST_CHUNK);
            assertThat(heard.split("drop", -1)).hasSize(DRIPS + 1);
        }
        assertThat(said()).as("at rest, and cut").isEmpty();
    }

    /** Answers with drops that take twice the limit. */
    private final class Stream extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            drop(response, callback, DRIPS);
            return true;
        }

        private void drop(Response response, Callback callback, int left) {
            if (left == 0) {
                response.write(true, BufferUtil.toBuffer("end"), callback);
                return;
            }
            ByteBuffer drop = BufferUtil.toBuffer("drop");
            response.write(false, drop, Callback.from(() -> later(response, callback, left - 1), callback::failed));
        }

        private void later(Response response, Callback callback, int left) {
            var unused = clock.schedule(() -> drop(response, callback, left), DRIP_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Goes on until it is cut off. */
    private void drip(String drop, String first) throws IOException {
        client.getOutputStream().write(first.getBytes(StandardCharsets.US_ASCII));
        var unused = clock.scheduleAtFixedRate(
                () -> {
                    try {
                        client.getOutputStream().write(drop.getBytes(StandardCharsets.US_ASCII));
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e); // cut off: no more
                    }
                },
                DRIP_MILLIS,
                DRIP_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    /** What the server says until it cuts off; it fails where it never does. */
    private String said() throws IOException {
        try {
            return new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (SocketException e) {
            return "";
        }
    }

    private String upTo(String end) throws IOException {
        InputStream in = client.getInputStream();
        StringBuilder heard = new StringBuilder();
        while (heard.indexOf(end) < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("cut off after " + heard);
            }
            heard.append((char) next);
        }
        return heard.toString();
    }
}

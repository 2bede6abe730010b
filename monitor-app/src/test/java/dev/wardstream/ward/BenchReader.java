package dev.wardstream.ward;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Reads an event stream as cheaply as can be, and notes how long after its sample the first bed was told. */
final class BenchReader implements AutoCloseable {
    private static final String BED = "\"patient\":\"p-0\"";
    private static final String RECEIVED = "\"lastReceivedAt\":";

    private final Socket socket;
    private final Map<Long, Long> sentAt;
    private final List<Long> delays = new CopyOnWriteArrayList<>();

    private BenchReader(Socket socket, Map<Long, Long> sentAt) {
        this.socket = socket;
        this.sentAt = sentAt;
    }

    /**
     * By HTTP/1.0, which does not cut lines into chunks.
     *
     * @param sentAt by the time on the ward when the bed's sample was received, when that was; monotonic, nanoseconds
     */
    static BenchReader open(int port, Map<Long, Long> sentAt) throws IOException {
        BenchReader reader = new BenchReader(new Socket(InetAddress.getLoopbackAddress(), port), sentAt);
        reader.socket
                .getOutputStream()
                .write("GET /api/v1/stream HTTP/1.0\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        Thread thread = new Thread(reader::read, "bench-reader");
        thread.setDaemon(true);
        thread.start();
        return reader;
    }

    /** Nanoseconds. */
    List<Long> delays() {
        return delays;
    }

    void forget() {
        delays.clear();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                note(line, System.nanoTime());
            }
        } catch (IOException e) {
            System.out.println("a page's stream has ended: " + e.getMessage());
        }
    }

    private void note(String line, long now) {
        int bed = line.indexOf(BED);
        if (bed < 0) {
            return;
        }
        int from = line.indexOf(RECEIVED, bed) + RECEIVED.length();
        int to = from;
        while (Character.isDigit(line.charAt(to))) {
            to++;
        }
        Long sent = sentAt.get(Long.parseLong(line, from, to, 10));
        if (sent != null) {
            delays.add(now - sent);
        }
    }
}

package dev.wardstream.access;

import static dev.wardstream.Patience.PATIENCE_MILLIS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Somebody with a socket, who can send what no browser would. Each request is a connection of its own. */
final class Caller {
    private final int port;
    private final Map<String, String> headers = new LinkedHashMap<>();

    Caller(int port) {
        this.port = port;
        headers.put("Host", "127.0.0.1:" + port);
    }

    /** The same with another header, or with none of that name where the value is empty. */
    Caller with(String header, String value) {
        Caller other = new Caller(port);
        other.headers.putAll(headers);
        if (value.isEmpty()) {
            other.headers.remove(header);
        } else {
            other.headers.put(header, value);
        }
        return other;
    }

    /** The same in the session that an answer to a sign-in began, as a page of ours is. */
    Caller in(Answer signedIn) {
        return with("Cookie", signedIn.header("Set-Cookie").split(";", -1)[0])
                .with(Guard.CSRF, signedIn.json().path("csrf").asText());
    }

    Answer get(String path) {
        return send("GET", path, "");
    }

    Answer post(String path, String json) {
        return with("Content-Type", "application/json").send("POST", path, json);
    }

    Answer signIn(String user, String password) {
        return post(SessionRoutes.PATH, "{\"user\":\"" + user + "\",\"password\":\"" + password + "\"}");
    }

    Answer send(String method, String path, String body) {
        StringBuilder request = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
        headers.forEach(
                (name, value) -> request.append(name).append(": ").append(value).append("\r\n"));
        if (!body.isEmpty()) {
            request.append("Content-Length: ")
                    .append(body.getBytes(StandardCharsets.UTF_8).length)
                    .append("\r\n");
        }
        return raw(request + "Connection: close\r\n\r\n" + body);
    }

    /** Sends this and reads until the server closes. */
    Answer raw(String request) {
        try (Socket socket = open()) {
            try {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
                socket.getOutputStream().flush();
            } catch (SocketException e) {
                // refused before all of it was sent: what was answered is still to be read
            }
            return read(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Answer read(Socket socket) throws IOException {
        try {
            return Answer.of(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (SocketException e) {
            return Answer.of(""); // cut off
        }
    }

    Socket open() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }
}

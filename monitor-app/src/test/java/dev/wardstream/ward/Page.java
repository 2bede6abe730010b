package dev.wardstream.ward;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Reads an event stream as a browser does. */
public final class Page implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final HttpResponse<Stream<String>> response;
    private final Thread reader = new Thread(this::read, "page");
    private volatile boolean over;

    /** @param at when it was read, by the wall clock, epoch milliseconds */
    public record Event(String name, JsonNode data, long at) {}

    private Page(HttpResponse<Stream<String>> response) {
        this.response = response;
    }

    public static Page open(HttpClient browser, URI url) throws IOException, InterruptedException {
        Page page = new Page(browser.send(
                HttpRequest.newBuilder(url)
                        .header("Accept", "text/event-stream")
                        .build(),
                HttpResponse.BodyHandlers.ofLines()));
        page.reader.setDaemon(true);
        page.reader.start();
        return page;
    }

    public int status() {
        return response.statusCode();
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** All events so far. */
    public List<Event> events() {
        return events;
    }

    /** The data of the events of a name. */
    public List<JsonNode> of(String name) {
        return events.stream()
                .filter(event -> event.name().equals(name))
                .map(Event::data)
                .toList();
    }

    public boolean isOver() {
        return over;
    }

    @Override
    public void close() {
        response.body().close();
    }

    private void read() {
        String[] name = {""};
        try {
            response.body().forEach(line -> {
                if (line.startsWith("event: ")) {
                    name[0] = line.substring("event: ".length());
                } else if (line.startsWith("data: ")) {
                    events.add(
                            new Event(name[0], parsed(line.substring("data: ".length())), System.currentTimeMillis()));
                }
            });
        } catch (UncheckedIOException e) {
            // The server has ended it, or this has.
            over = true;
        }
        over = true;
    }

    private static JsonNode parsed(String data) {
        try {
            return JSON.readTree(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.wardstream.ward;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wardstream.access.AccessSettings;
import dev.wardstream.access.Accounts;
import dev.wardstream.access.Role;
import dev.wardstream.access.User;
import dev.wardstream.access.Wards;
import java.io.IOException;
import java.net.CookieManager;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** People with names and wards, who sign in to a ward. */
final class Users {
    static final String PASSWORD = "plinth-otter-41-verandah";

    /** Role and wards by name. */
    static final Map<String, User> ALL = Map.of(
            "wall-all", new User("wall-all", Role.VIEWER),
            "wall-1", new User("wall-1", Role.VIEWER, Wards.named("ward-1")),
            "nurse-all", new User("nurse-all", Role.NURSE),
            "nurse-1", new User("nurse-1", Role.NURSE, Wards.named("ward-1")),
            "nurse-2", new User("nurse-2", Role.NURSE, Wards.named("ward-2")),
            "nurse-12", new User("nurse-12", Role.NURSE, Wards.named("ward-2, ward-1")),
            "engineer-1", new User("engineer-1", Role.ENGINEER));

    private Users() {}

    /** Their file as it was written once: a hash is made to take its time. */
    private static volatile String written = "";

    /** Writes their file. */
    static AccessSettings settings(Path file) throws IOException {
        if (written.isEmpty()) {
            Accounts accounts = new Accounts(file);
            ALL.values().forEach(user -> accounts.put(user, PASSWORD));
            written = Files.readString(file);
        }
        Files.writeString(file, written);
        AccessSettings open = AccessSettings.open();
        return new AccessSettings(open.host(), null, file, open.idle(), open.atMost(), Duration.ofDays(30));
    }

    /** Somebody who has signed in. */
    static final class Somebody {
        private final HttpClient browser =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        private final OpenWard ward;
        private String csrf = "";

        Somebody(OpenWard ward, String user) throws Exception {
            this.ward = ward;
            HttpResponse<String> session =
                    post("/api/v1/session", "{\"user\": \"" + user + "\", \"password\": \"" + PASSWORD + "\"}");
            csrf = json(session).path("csrf").asText();
        }

        HttpResponse<String> get(String path) throws Exception {
            return send("GET", path, "");
        }

        HttpResponse<String> post(String path, String body) throws Exception {
            return send("POST", path, body);
        }

        Page listen() throws Exception {
            return listen("");
        }

        Page listen(String query) throws Exception {
            return Page.open(browser, ward.url("/api/v1/stream" + query));
        }

        private HttpResponse<String> send(String method, String path, String body) throws Exception {
            return browser.send(
                    HttpRequest.newBuilder(ward.url(path))
                            .header("Content-Type", "application/json")
                            .header("X-Wardstream-Csrf", csrf)
                            .method(method, HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    static JsonNode json(HttpResponse<String> answer) throws Exception {
        return new ObjectMapper().readTree(answer.body());
    }

    static String detail(HttpResponse<String> answer) throws Exception {
        return json(answer).path("detail").asText();
    }
}

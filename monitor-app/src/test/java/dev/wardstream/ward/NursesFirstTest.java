package dev.wardstream.ward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wardstream.access.Accounts;
import dev.wardstream.access.Role;
import dev.wardstream.access.User;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One viewer opens page after page: the nurses get in all the same. */
class NursesFirstTest {
    private static final String PASSWORD = "correct horse battery staple";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int ROOM = 12;

    private static Path users;

    private final List<Page> pages = new ArrayList<>();
    private OpenWard ward;

    @BeforeAll
    static void users(@TempDir Path folder) {
        users = folder.resolve("users");
        Accounts accounts = new Accounts(users);
        accounts.put(new User("wall-1", Role.VIEWER), PASSWORD);
        accounts.put(new User("wall-2", Role.VIEWER), PASSWORD);
        accounts.put(new User("nurse-3", Role.NURSE), PASSWORD);
        accounts.put(new User("nurse-4", Role.NURSE), PASSWORD);
    }

    @BeforeEach
    void open() {
        ward = OpenWard.of(users, 200);
    }

    @AfterEach
    void close() {
        pages.forEach(Page::close);
        pages.clear();
        ward.close();
    }

    @Test
    void oneSessionHasSoManyStreamsAndIsToldToCloseOne() throws Exception {
        HttpClient viewer = signedIn("wall-1");
        openAll(viewer, Seats.A_SESSION);
        HttpResponse<String> refused = ask(viewer);

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("content-type").orElseThrow()).startsWith("application/problem+json");
        assertThat(new ObjectMapper().readTree(refused.body()).get("detail").asText())
                .isEqualTo("Close one: a session may have 10, a user 40.");
        assertThat(open(signedIn("wall-1")).status()).as("on another wall").isEqualTo(200);
        pages.get(0).close();
        await().atMost(PATIENCE).until(() -> open(viewer).status() == 200);
    }

    @Test
    void oneUserHasSoManyHoweverManySessions() throws Exception {
        for (int session = 0; session < Seats.A_USER / Seats.A_SESSION; session++) {
            openAll(signedIn("wall-1"), Seats.A_SESSION);
        }

        assertThat(ask(signedIn("wall-1")).statusCode()).isEqualTo(429);
        assertThat(open(signedIn("wall-2")).status()).isEqualTo(200);
    }

    @Test
    void whereAllAreTakenANurseTakesThePlaceOfTheViewerWhoHasMost() throws Exception {
        reopen(ROOM);
        Page wall = open(signedIn("wall-2"));
        HttpClient viewer = signedIn("wall-1");
        openAll(viewer, Seats.A_SESSION);
        openAll(signedIn("wall-1"), 1);
        Page newest = pages.get(pages.size() - 1);
        HttpResponse<String> full = ask(signedIn("wall-2"));

        assertThat(full.statusCode()).isEqualTo(503);
        assertThat(new ObjectMapper().readTree(full.body()).get("title").asText())
                .isEqualTo("Too many pages are open");
        Page nurse = open(signedIn("nurse-3"));
        assertThat(nurse.status()).isEqualTo(200);
        await().atMost(PATIENCE).until(newest::isOver);
        assertThat(newest.of("later").get(0).get("seconds").asInt()).isEqualTo(Seats.LATER_SECONDS);
        assertThat(wall.isOver()).isFalse();
        await().atMost(PATIENCE).until(() -> !nurse.of("wards").isEmpty());
        assertThat(ward.broadcast.streams()).isEqualTo(ROOM);
    }

    @Test
    void noNurseTakesThePlaceOfAnother() throws Exception {
        reopen(1);
        Page nurse = open(signedIn("nurse-3"));

        assertThat(ask(signedIn("nurse-4")).statusCode()).isEqualTo(503);
        assertThat(nurse.isOver()).isFalse();
    }

    private void reopen(int room) {
        ward.close();
        ward = OpenWard.of(users, room);
    }

    private void openAll(HttpClient session, int count) throws Exception {
        for (int i = 0; i < count; i++) {
            Page page = open(session);
            assertThat(page.status()).isEqualTo(200);
        }
    }

    private Page open(HttpClient session) throws Exception {
        Page page = Page.open(session, ward.url("/api/v1/stream"));
        pages.add(page);
        return page;
    }

    /** Of one that is refused. */
    private HttpResponse<String> ask(HttpClient session) throws Exception {
        return session.send(
                HttpRequest.newBuilder(ward.url("/api/v1/stream")).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpClient signedIn(String user) throws Exception {
        return ward.signedIn(user, PASSWORD);
    }
}

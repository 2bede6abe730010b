package dev.wardstream.ward;

import static dev.wardstream.Patience.PATIENCE;
import static dev.wardstream.ward.Records.ANNA;
import static dev.wardstream.ward.Records.BED_2;
import static dev.wardstream.ward.Records.BERT;
import static dev.wardstream.ward.Records.MINUTE;
import static dev.wardstream.ward.Records.T0;
import static dev.wardstream.ward.Records.alert;
import static dev.wardstream.ward.Records.command;
import static dev.wardstream.ward.Records.done;
import static dev.wardstream.ward.Records.sample;
import static dev.wardstream.ward.Records.worn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wardstream.access.Role;
import dev.wardstream.access.User;
import dev.wardstream.alarm.AlarmCommand.Action;
import dev.wardstream.alarm.Alert.Event;
import dev.wardstream.alarm.Presence;
import dev.wardstream.schemas.avro.AlertCommand;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.words.Said;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an open page hears, over a real socket. */
class StreamTest {
    private OpenWard ward = OpenWard.open();

    @AfterEach
    void close() {
        ward.close();
    }

    @Test
    void aPageHearsAllBedsAtFirstAndThenWhatChanges() throws Exception {
        ward.happens(all -> all.take(sample(ANNA, T0, VitalSign.HEART_RATE, 80)));
        ward.happens(all -> all.take(worn(BERT, BED_2, T0)));
        try (Page page = page("")) {
            await().atMost(PATIENCE).until(() -> page.of("wards").size() == 1);
            assertThat(page.header("content-type")).startsWith("text/event-stream");
            assertThat(page.events()).extracting(Page.Event::name).startsWith("hello", "beds", "wards");
            assertThat(page.of("hello").get(0).toString()).contains("\"now\":" + T0, "\"speed\":10", "\"stale\":false");
            assertThat(page.of("hello").get(0).get("glucose").toString())
                    .isEqualTo("{\"unit\":\"mmol/L\",\"perUnit\":18.0156,\"decimals\":1}");
            assertThat(page.of("beds").get(0).get("beds")).hasSize(2).allMatch(bed -> bed.has("trend"));

            ward.happens(all -> all.take(sample(ANNA, T0 + 1, VitalSign.HEART_RATE, 99)));
            await().atMost(PATIENCE).until(() -> page.of("beds").size() == 2);
            JsonNode changed = page.of("beds").get(1).get("beds");
            assertThat(changed).hasSize(1);
            assertThat(changed.get(0).at("/vitals/heartRate/value").asInt()).isEqualTo(99);
        }
    }

    @Test
    void aServerThatStopsLeavesNothingRunningForThePagesThatWereOpen() throws Exception {
        for (int i = 0; i < 20; i++) {
            Page page = page("");
            await().atMost(PATIENCE).until(() -> page.of("wards").size() == 1);
        }
        ward.close();
        ward = OpenWard.open();

        await().atMost(PATIENCE)
                .until(() -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().startsWith("ward-stream")));
    }

    @Test
    void whatChangesOftenIsToldTwiceASecondAtMost() throws Exception {
        long since = System.nanoTime();
        try (Page page = page("")) {
            for (int i = 0; i < 200; i++) {
                int each = i;
                ward.happens(all -> all.take(sample(ANNA, T0 + each, VitalSign.HEART_RATE, 60 + each)));
            }
            await().atMost(PATIENCE)
                    .until(() -> !page.of("beds").isEmpty()
                            && page.of("beds").toString().contains("\"value\":259.0"));
            // By the time it took: on a busy machine two hundred changes last longer.
            long halfSeconds = (System.nanoTime() - since) / 500_000_000;
            assertThat((long) page.of("beds").size()).isLessThanOrEqualTo(2 + halfSeconds);
        }
    }

    @Test
    void anAlarmIsToldAtOnceOnItsWardOnly() throws Exception {
        try (Page page = page("");
                Page ward1 = page("?ward=ward-1");
                Page ward2 = page("?ward=ward-2")) {
            await().atMost(PATIENCE).until(() -> !ward2.of("wards").isEmpty());
            ward.broadcast.alarm(AlarmView.of(alert(ANNA, "hr", Event.RAISED, new Presence.On(), T0)));

            await().atMost(PATIENCE)
                    .until(() ->
                            page.of("alarm").size() == 1 && ward1.of("alarm").size() == 1);
            assertThat(page.of("alarm").get(0).get("id").asText()).isEqualTo("hr");
            ward.broadcast.outcome(OutcomeView.of(done(command(ANNA, "c-1", T0, new Action.Resume()))));
            await().atMost(PATIENCE).until(() -> ward2.of("outcome").size() == 1);
            assertThat(ward2.of("alarm")).isEmpty();
        }
    }

    @Test
    void whoIsDischargedIsToldGone() throws Exception {
        ward.happens(all -> all.take(sample(ANNA, T0, VitalSign.HEART_RATE, 80)));
        try (Page page = page("")) {
            await().atMost(PATIENCE).until(() -> !page.of("wards").isEmpty());
            AlertCommand discharge = command(ANNA, "1", T0 + MINUTE, new Action.Discharge(""));
            ward.happens(all -> all.take(done(discharge)));

            await().atMost(PATIENCE).until(() -> page.of("gone").toString().contains("patient-7"));
            assertThat(page.of("wards").get(page.of("wards").size() - 1).get("wards"))
                    .isEmpty();
        }
    }

    @Test
    void aPageHearsWhenTheFeedIsCutAndWhenItIsBackAndEveryFiveSecondsThatItLives() throws Exception {
        try (Page page = page("")) {
            await().atMost(PATIENCE).until(() -> !page.of("hello").isEmpty());
            ward.feed.set(FeedState.stale(Said.of("feed.silent")));
            await().atMost(PATIENCE).until(() -> last(page).get("stale").asBoolean());
            assertThat(last(page).get("cause").asText()).isEqualTo("Kafka does not answer");

            ward.feed.set(FeedState.LIVE);
            await().atMost(PATIENCE).until(() -> !last(page).get("stale").asBoolean());
            int before = page.of("state").size();
            await().atMost(PATIENCE).until(() -> page.of("state").size() > before);
        }
        ward.feed.set(FeedState.stale(Said.of("feed.silent")));
        try (Page late = page("")) {
            await().atMost(PATIENCE).until(() -> !late.of("hello").isEmpty());
            assertThat(late.of("hello").get(0).get("stale").asBoolean()).isTrue();
        }
    }

    @Test
    void oneWhoDoesNotReadIsCutAndTheOthersGoOn() throws Exception {
        for (int bed = 0; bed < 200; bed++) {
            String text = "x".repeat(400) + bed;
            ward.happens(all -> all.take(alert(ANNA, text, Event.RAISED, new Presence.On(), T0)));
        }
        try (Page page = page("");
                Socket lazy = new Socket(InetAddress.getLoopbackAddress(), ward.port())) {
            lazy.getOutputStream()
                    .write("GET /api/v1/stream HTTP/1.1\r\nHost: localhost\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            await().atMost(PATIENCE).until(() -> ward.broadcast.streams() == 2);

            AlarmView alarm = AlarmView.of(alert(ANNA, "a".repeat(100_000), Event.RAISED, new Presence.On(), T0));
            for (int told = 0; ward.broadcast.cut() == 0 && told < 5_000; told++) {
                int sofar = told;
                ward.broadcast.alarm(alarm);
                await().atMost(PATIENCE).until(() -> page.of("alarm").size() > sofar);
            }

            assertThat(ward.broadcast.cut()).isEqualTo(1);
            await().atMost(PATIENCE).until(() -> ward.broadcast.streams() == 1);
            int heard = page.of("state").size();
            await().atMost(PATIENCE).until(() -> page.of("state").size() > heard);
            assertThat(drained(lazy.getInputStream()))
                    .as("what was on its way, and then the end")
                    .isPositive();
        }
    }

    @Test
    void aPageWhoseSessionEndsHearsNoMore() throws Exception {
        try (Page page = page("")) {
            await().atMost(PATIENCE).until(() -> !page.of("wards").isEmpty());
            ward.mayListen.set(false);
            await().atMost(PATIENCE).until(page::isOver);
            await().atMost(PATIENCE).until(() -> ward.broadcast.streams() == 0);
        }
    }

    @Test
    void aPageThatIsClosedIsForgotten() throws Exception {
        Page page = page("");
        await().atMost(PATIENCE).until(() -> ward.broadcast.streams() == 1);
        page.close();
        await().atMost(PATIENCE).until(() -> ward.broadcast.streams() == 0);
    }

    @Test
    void morePagesThanAllowedAreRefused() throws Exception {
        ward.close();
        ward = new OpenWard(new User("viewer-1", Role.VIEWER), false, 1);
        try (Page page = page("");
                Page second = page("")) {
            assertThat(page.status()).isEqualTo(200);
            assertThat(second.status()).isEqualTo(503);
            assertThat(second.header("content-type")).startsWith("application/problem+json");
        }
    }

    private static long drained(InputStream in) {
        try (in) {
            return in.readAllBytes().length;
        } catch (java.io.IOException e) {
            return 1; // reset: also an end
        }
    }

    private static JsonNode last(Page page) {
        return page.of("state").isEmpty()
                ? page.of("hello").get(0)
                : page.of("state").get(page.of("state").size() - 1);
    }

    private Page page(String query) throws Exception {
        return Page.open(ward.browser, ward.url("/api/v1/stream" + query));
    }
}

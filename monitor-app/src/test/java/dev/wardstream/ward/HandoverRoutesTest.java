package dev.wardstream.ward;

import static dev.wardstream.ward.Records.ANNA;
import static dev.wardstream.ward.Records.BED_2;
import static dev.wardstream.ward.Records.BED_9;
import static dev.wardstream.ward.Records.BERT;
import static dev.wardstream.ward.Records.alert;
import static dev.wardstream.ward.Records.worn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.access.Role;
import dev.wardstream.access.User;
import dev.wardstream.access.Wards;
import dev.wardstream.alarm.Alert.Event;
import dev.wardstream.alarm.Presence;
import dev.wardstream.handover.Handover;
import dev.wardstream.handover.ShiftFacts;
import dev.wardstream.handover.Span;
import dev.wardstream.vitals.Assignment;
import dev.wardstream.vitals.Assignments;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who may read which ward's handover, as what, and what is audited of it. */
class HandoverRoutesTest {
    private static final String WARD_1 = "/api/v1/wards/ward-1/handover";

    private OpenWard ward = open(Wards.ALL);

    private static OpenWard open(Wards wards) {
        OpenWard ward = new OpenWard(new User("nurse-3", Role.NURSE, wards), true, 200);
        ward.happens(all -> {
            all.take(worn(ANNA, BED_9, Records.T0 - 86_400_000));
            all.take(new Assignments(
                    new DeviceId("band-2"),
                    List.of(new Assignment(
                            BERT, BED_2, DeviceKind.WEARABLE, Records.T0 - 86_400_000, Assignment.OPEN))));
        });
        ward.shift.set(HandoverRoutesTest::night);
        return ward;
    }

    @AfterEach
    void close() {
        ward.close();
    }

    @Test
    void aBrowserGetsAPageThatItsOwnPolicyLetsLookRight() throws Exception {
        HttpResponse<String> page = asBrowser(WARD_1 + "?language=zh");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; style-src 'sha256-");
        assertThat(page.body()).contains("<html lang=\"zh\">", "bed-9", "HR 155", "/api/v1/wards/ward-2/handover");
        assertThat(ward.readings).containsExactly("nurse-3 read patient patient-7");
    }

    @Test
    void aProgramGetsTheSameAsJson() throws Exception {
        HttpResponse<String> answer = ward.get(WARD_1);

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.body()).contains("\"ward\":\"ward-1\"", "\"kind\":\"HEART_RATE_HIGH\"", "\"need\":\"OPEN\"");
    }

    @Test
    void theLinkOfTheWardPageLeadsToAWard() throws Exception {
        HttpResponse<String> answer = ward.get("/api/v1/handover?language=en");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith(WARD_1 + "?language=en");
    }

    @Test
    void aNurseOfOneWardIsToldOfNoOther() throws Exception {
        ward.close();
        ward = open(Wards.named("ward-1"));

        assertThat(ward.get("/api/v1/wards/ward-2/handover").statusCode()).isEqualTo(404);
        assertThat(ward.get(WARD_1).body()).contains("patient-7").doesNotContain("ward-2");
        assertThat(asBrowser(WARD_1).body()).doesNotContain("ward-2");
        assertThat(ward.get("/api/v1/handover").headers().firstValue("Location").orElseThrow())
                .contains("ward-1");
    }

    @Test
    void whoLiesOnAnotherWardByNowIsNotTold() throws Exception {
        ward.close();
        ward = open(Wards.named("ward-1"));
        ward.happens(all -> all.take(new Assignments(
                Records.BAND,
                List.of(
                        new Assignment(ANNA, BED_9, DeviceKind.WEARABLE, 1, Records.T0 - 60_000),
                        new Assignment(ANNA, BED_2, DeviceKind.WEARABLE, Records.T0 - 60_000, Assignment.OPEN)))));

        assertThat(ward.get(WARD_1).body()).contains("\"patients\":[]");
        assertThat(ward.readings).isEmpty();
    }

    @Test
    void whatCannotBeToldIsToldInWords() throws Exception {
        assertThat(ward.get(WARD_1 + "?from=" + (Records.T0 - 3 * 86_400_000L)).body())
                .contains("a handover is of 48 h at most.");
        assertThat(ward.get(WARD_1 + "?from=yesterday").statusCode()).isEqualTo(400);
        assertThat(ward.get("/api/v1/wards/nowhere/handover").statusCode()).isEqualTo(404);

        ward.clock.addAndGet(86_400_000);
        ward.shift.set(span -> {
            throw new IllegalStateException("the brokers are away");
        });
        assertThat(ward.get(WARD_1).statusCode()).isEqualTo(503);
    }

    private HttpResponse<String> asBrowser(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(ward.url(path))
                .header("Accept", "text/html,application/xhtml+xml")
                .build();
        return ward.browser.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static Map<String, Handover> night(Span span) {
        ShiftFacts facts = new ShiftFacts(span);
        facts.take(worn(ANNA, BED_9, span.from() - 1));
        facts.take(alert(ANNA, "hr", Event.RAISED, new Presence.On(), span.from() + 60_000));
        return facts.handovers();
    }
}

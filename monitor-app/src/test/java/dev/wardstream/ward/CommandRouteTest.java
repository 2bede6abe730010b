package dev.wardstream.ward;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wardstream.access.Role;
import dev.wardstream.access.User;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that are refused before they become any: in the sender's words, with nothing of the inside. */
class CommandRouteTest {
    private static final String PATH = "/api/v1/patients/patient-7/commands";

    private final OpenWard ward = new OpenWard(new User("nurse-3", Role.NURSE), false, 10);

    @AfterEach
    void close() {
        ward.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"action": "acknowledge"}                                        | alarm is missing
            {"action": "acknowledge", "alarm": "a", "colour": "red"}         | There is no field colour.
            {"action": "pause", "forMinutes": "long", "reason": "x"}         | forMinutes must be a number.
            {"action": "pause", "until": {"a": 1}, "reason": "x"}            | until must be a whole number.
            {"action": "setLimits", "limits": {"heartRate": 1}}              | limits must be a list.
            {"action": "setLimits", "limits": [{"vital": "spo2", "low": "x"}]} | limits[].low must be a number.
            {"action": "setLimits", "limits": [{"vital": "spo2", "lov": 1}]} | There is no field limits[].lov.
            {"action": "setLimits", "spo2Scale2": "perhaps"}                 | spo2Scale2 must be true or false.
            {"action": ["acknowledge"], "alarm": "a"}                        | action must be a text.
            {"action": "drop table", "alarm": "a"}                           | action must be acknowledge,
            {"action": "resume", "id": "1"}                                  | id must be a UUID
            {"action": "resume", "by": "chief"}                              | by must be left out
            {"action": "resume"                                              | It is no JSON at line 1
            {"action": "resume"} {}                                          | Send one JSON object.
            []                                                               | Send one JSON object.
            null                                                             | Send a JSON object.
            """)
    void whatIsWrongIsNamedByItsField(String body, String told) throws Exception {
        HttpResponse<String> answer = ward.post(PATH, "application/json", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(detail(answer)).contains(told);
        assertThat(answer.body()).doesNotContain("dev.wardstream", "java.", "Command" + "Body", "jackson", "Source");
    }

    @Test
    void aNurseDoesNotApproveHerOwnLimits() throws Exception {
        String limits = "{\"action\": \"setLimits\", \"limits\": [{\"vital\": \"heartRate\", \"high\": 150}],"
                + " \"expiresAt\": " + (Records.T0 + 3_600_000);

        HttpResponse<String> unapproved = ward.post(PATH, "application/json", limits + "}");
        assertThat(detail(unapproved)).contains("approvedBy is missing");
        assertThat(unapproved.body()).contains("\"details\":{\"zh\":\"缺少批准人");
        assertThat(detail(ward.post(PATH, "application/json", limits + ", \"approvedBy\": \"nurse-3\"}")))
                .contains("Somebody else must approve");
    }

    @Test
    void whereKafkaIsAwayTheNurseIsToldThatNothingWasDone() throws Exception {
        HttpResponse<String> answer = ward.post(PATH, "application/json", "{\"action\": \"resume\"}");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(detail(answer)).isEqualTo("The monitor cannot be reached; nothing was done.");
        assertThat(answer.body())
                .contains("无法连接监护程序；没有执行任何操作。", "\"command\":\"")
                .doesNotContain("metadata", "alert.commands", "Timeout");
    }

    @Test
    void aNameThatIsTypedForAnIdIsToldApartAndNotRepeated() throws Exception {
        for (String name : new String[] {"Anna%20Meier", "%E7%8E%8B%E4%BC%9F", "M%C3%BCller"}) {
            HttpResponse<String> answer =
                    ward.post("/api/v1/patients/" + name + "/commands", "application/json", "{\"action\": \"resume\"}");
            assertThat(answer.statusCode()).as(name).isEqualTo(404);
            assertThat(detail(answer)).as(name).isEqualTo("This looks like a name. Patients have ids such as p-12.");
            assertThat(answer.body()).doesNotContain("Meier", "王", "ller");
        }
        HttpResponse<String> tooLong = ward.get("/api/v1/patients/" + "x".repeat(65));
        assertThat(detail(tooLong)).isEqualTo("No patient with that id.");
        assertThat(tooLong.body()).contains("没有该编号的患者。");
    }

    @Test
    void whatIsMissingOrWrongIsToldInChineseToo() throws Exception {
        assertThat(ward.post(PATH, "application/json", "{\"action\": \"acknowledge\"}")
                        .body())
                .contains("缺少警报");
        HttpResponse<String> bed = ward.post(
                PATH, "application/json", "{\"action\": \"admit\", \"ward\": \"ward-1\", \"bed\": \"bed 1\"}");
        assertThat(detail(bed)).isEqualTo("bed: use up to 64 letters, digits and - _ . : @ / only");
        assertThat(bed.body()).contains("床位：只能使用最多 64 个字母、数字和 - _ . : @ /");
    }

    @Test
    void aBodyThatIsTooLargeIsNotRead() throws Exception {
        for (int size : new int[] {17_000, 60_000, 100_000, 1_000_000}) {
            HttpResponse<String> answer = ward.post(
                    PATH, "application/json", "{\"action\": \"resume\", \"comment\": \"" + "x".repeat(size) + "\"}");
            assertThat(answer.statusCode()).as(size + " bytes").isEqualTo(413);
            assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("application/problem+json");
        }
    }

    @Test
    void nestingWithoutEndIsNoJson() throws Exception {
        assertThat(ward.post(PATH, "application/json", "{\"limits\":" + "[".repeat(15_000))
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/xml"})
    void whatAFormOfAnotherSiteCouldSendIsRefused(String type) throws Exception {
        assertThat(ward.post(PATH, type, "{\"action\": \"resume\"}").statusCode())
                .isEqualTo(415);
    }

    @Test
    void aPatientWhoseIdIsNoneIsNobody() throws Exception {
        for (String id : new String[] {"no%20body", "x".repeat(65), "%00", "%0d%0a"}) {
            assertThat(ward.post("/api/v1/patients/" + id + "/commands", "application/json", "{\"action\": \"resume\"}")
                            .statusCode())
                    .as(id)
                    .isIn(400, 404);
        }
    }

    private static String detail(HttpResponse<String> answer) throws Exception {
        JsonNode problem = new ObjectMapper().readTree(answer.body());
        return problem.path("detail").asText();
    }
}

package dev.wardstream.ward;

import static dev.wardstream.ward.Records.ANNA;
import static dev.wardstream.ward.Records.T0;
import static dev.wardstream.ward.Records.sample;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.alarm.CommandOutcome;
import dev.wardstream.schemas.avro.AuditEntry;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.ward.Users.Somebody;
import dev.wardstream.words.Said;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who approves a patient's own limits: somebody else, who may, and who says so herself. WardApiIT holds what is kept of it. */
class ApprovalTest {
    @TempDir
    private Path folder;

    private final List<AuditEntry> audit = new CopyOnWriteArrayList<>();
    private OpenWard ward;

    @BeforeEach
    void open() throws Exception {
        ward = OpenWard.guarded(Users.settings(folder.resolve("users")), audit::add);
        ward.happens(all -> all.take(sample(ANNA, T0, VitalSign.HEART_RATE, 80)));
    }

    @AfterEach
    void close() {
        ward.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            nurse-1|Somebody else must approve these limits, not who sets them.
            Nurse-1|Somebody else must approve these limits, not who sets them.
            nurse-1 |Somebody else must approve these limits, not who sets them.
            \\tNURSE-1|approvedBy must be one line without control characters
            \\uff2e\\uff35\\uff32\\uff33\\uff25-\\uff11|Somebody else must approve these limits, not who sets them.
            nurse\\u200b-1|approvedBy must not have invisible characters or marks that turn the direction of writing: U+200B at position 6
            \\u202enurse-1|approvedBy must not have invisible characters or marks that turn the direction of writing: U+202E at position 1
            nurs\\u0435-1|approvedBy must not mix letters that look alike: of [LATIN, CYRILLIC]
            nurse-2|Only a user with the role engineer may approve limits.
            wall-all|Only a user with the role engineer may approve limits.
            dr-nobody|Only a user with the role engineer may approve limits.
              |approvedBy is missing: name who approved these limits.
            """)
    void aNurseDoesNotApproveHerOwnLimitsInWhateverSpelling(String approver, String told) throws Exception {
        HttpResponse<String> answer = sets(new Somebody(ward, "nurse-1"), "nurse-1", approver, null);

        assertThat(Users.detail(answer)).isEqualTo(told);
        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void whoApprovesConfirmsByHerOwnPasswordOrItIsKeptAsUnverified() throws Exception {
        Somebody nurse = new Somebody(ward, " NURSE-1");

        assertThat(sets(nurse, "nurse-1", "Engineer-1", Users.PASSWORD).statusCode())
                .isEqualTo(200);
        assertThat(approvals()).containsExactly("engineer-1 approve limits: asked by nurse-1");
        assertThat(sets(nurse, "nurse-1", "engineer-1", null).statusCode()).isEqualTo(200);
        assertThat(approvals()).hasSize(1);
        assertThat(sets(new Somebody(ward, "engineer-1"), "engineer-1", null, null)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aWrongPasswordSetsNothingAndIsLimitedAsASignInIs() throws Exception {
        Somebody nurse = new Somebody(ward, "nurse-1");
        HttpResponse<String> wrong = sets(nurse, "nurse-1", "engineer-1", "guessed");

        assertThat(wrong.statusCode()).isEqualTo(403);
        assertThat(Users.detail(wrong)).isEqualTo("The approver's password is wrong: no limits were set.");
        assertThat(wrong.body()).doesNotContain("guessed");
        HttpResponse<String> last = wrong;
        for (int i = 0; i < 10; i++) {
            // Another spelling of the name is not another bucket.
            last = sets(nurse, "nurse-1", i % 2 == 0 ? "Engineer-1" : "engineer-1 ", "guessed");
        }
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.headers().firstValue("retry-after")).isPresent();
        assertThat(Users.detail(last)).startsWith("Too many attempts: try again in ");
        assertThat(sets(nurse, "nurse-1", "engineer-1", Users.PASSWORD).statusCode())
                .as("the right one, too late")
                .isEqualTo(429);
        assertThat(audit).extracting(AuditEntry::getDetail).contains("wrong password", "too many attempts");
    }

    @Test
    void whereNobodySignsInNobodyConfirms() throws Exception {
        ward.close();
        ward = OpenWard.open();
        ward.happens(all -> all.take(sample(ANNA, T0, VitalSign.HEART_RATE, 80)));
        String limits =
                "{\"action\": \"setLimits\", \"by\": \"nurse-3\", \"approvedBy\": \"dr-1\", \"approverPassword\": \"x\","
                        + " \"expiresAt\": " + (T0 + 3_600_000) + "}";
        HttpResponse<String> answer = ward.post("/api/v1/patients/" + ANNA + "/commands", "application/json", limits);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Users.detail(answer))
                .isEqualTo("Leave approverPassword out: nobody signs in here, so nobody can confirm.");
    }

    private List<String> approvals() {
        return audit.stream()
                .filter(entry -> !entry.getRefused() && entry.getAction().equals("approve limits"))
                .map(entry -> entry.getActor() + " " + entry.getAction() + ": " + entry.getDetail())
                .toList();
    }

    private HttpResponse<String> sets(Somebody one, String who, @Nullable String approver, @Nullable String password)
            throws Exception {
        String id = UUID.randomUUID().toString();
        ward.desk.heard(
                new CommandOutcome(id, ANNA, "SetLimits", who, T0, CommandOutcome.Result.DONE, Said.plain("told")));
        return one.post(
                "/api/v1/patients/" + ANNA + "/commands",
                "{\"id\": \"" + id + "\", \"action\": \"setLimits\", \"limits\": [], \"expiresAt\": " + (T0 + 3_600_000)
                        + (approver == null ? "" : ", \"approvedBy\": \"" + approver + "\"")
                        + (password == null ? "" : ", \"approverPassword\": \"" + password + "\"") + "}");
    }
}

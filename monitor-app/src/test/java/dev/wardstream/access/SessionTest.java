package dev.wardstream.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.schemas.avro.AuditEntry;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing in, what it opens, and how it ends. */
class SessionTest {
    private static final String COMMANDS = "/api/v1/patients/patient-7/commands";

    @TempDir
    private Path folder;

    private Port port;

    @BeforeEach
    void open() throws Exception {
        port = Port.withUsers(folder);
    }

    @AfterEach
    void close() {
        port.close();
    }

    @Test
    void aNurseSignsInSeesHerBedsAnswersAndSignsOut() {
        Answer signedIn = port.caller().signIn("nurse-3", Port.PASSWORD);
        Caller nurse = port.caller().in(signedIn);

        assertThat(signedIn.status()).isEqualTo(200);
        assertThat(signedIn.json().path("role").asText()).isEqualTo("NURSE");
        assertThat(signedIn.json().path("open").asBoolean()).isFalse();
        assertThat(nurse.get("/api/v1/beds").body()).contains(Port.SECRET);
        assertThat(nurse.post(COMMANDS, "{}").body()).contains("nurse-3");
        assertThat(nurse.send("DELETE", SessionRoutes.PATH, "").status()).isEqualTo(204);
        assertThat(nurse.get("/api/v1/beds").status()).isEqualTo(401);
        assertThat(port.audit())
                .extracting(AuditEntry::getActor, AuditEntry::getOrigin, AuditEntry::getAction, AuditEntry::getRefused)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("nurse-3", "127.0.0.1", "sign in", false),
                        org.assertj.core.groups.Tuple.tuple("nurse-3", "127.0.0.1", "sign out", false));
    }

    @Test
    void theCookieIsOutOfReachOfScriptsAndOtherSites() throws Exception {
        assertThat(port.caller().signIn("nurse-3", Port.PASSWORD).header("Set-Cookie"))
                .contains("HttpOnly", "SameSite=Strict", "Path=/")
                .doesNotContain("Secure", "Domain", "Max-Age");

        try (Port https = Port.of(Port.settings(Port.users(folder), URI.create("https://ward.example")))) {
            Answer answer = https.caller().with("Host", "ward.example").signIn("wall-1", Port.PASSWORD);
            assertThat(answer.header("Set-Cookie"))
                    .startsWith("__Host-wardstream=")
                    .contains("HttpOnly", "SameSite=Strict", "Secure", "Max-Age=2592000");
            assertThat(answer.header("Strict-Transport-Security")).contains("max-age=");
            assertThat(https.caller()
                            .with("Host", "ward.example")
                            .with("Origin", "https://ward.example")
                            .signIn("nurse-3", Port.PASSWORD)
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aCookieThatWasCopiedOpensNothingAfterSigningOut() {
        Caller nurse = port.signedIn("nurse-3");
        nurse.send("DELETE", SessionRoutes.PATH, "");

        assertThat(nurse.get("/api/v1/beds").status()).isEqualTo(401);
        assertThat(nurse.post(COMMANDS, "{}").status()).isEqualTo(401);
        assertThat(nurse.send("DELETE", SessionRoutes.PATH, "").status()).isEqualTo(401);
    }

    @Test
    void whatGoesOnEndsWithTheSessionThatBeganIt() {
        Caller nurse = port.signedIn("nurse-3");
        Caller atAnotherDesk = port.signedIn("nurse-3");
        nurse.get("/standing");
        BooleanSupplier stream = port.standing();
        atAnotherDesk.get("/standing");
        BooleanSupplier other = port.standing();
        assertThat(stream.getAsBoolean()).isTrue();

        nurse.send("DELETE", SessionRoutes.PATH, "");

        assertThat(stream.getAsBoolean()).isFalse();
        assertThat(other.getAsBoolean()).as("another session of hers").isTrue();
    }

    @Test
    void aSessionThatAnotherHasFixedIsNotTakenOver() {
        String fixed = Tokens.next();
        Answer signedIn = port.caller().with("Cookie", "wardstream=" + fixed).signIn("nurse-3", Port.PASSWORD);

        assertThat(signedIn.header("Set-Cookie")).doesNotContain(fixed);
        assertThat(port.caller()
                        .with("Cookie", "wardstream=" + fixed)
                        .get("/api/v1/beds")
                        .status())
                .isEqualTo(401);

        Caller mallory = port.signedIn("wall-1");
        Answer nurse = mallory.with(Guard.CSRF, "").signIn("nurse-3", Port.PASSWORD);
        assertThat(nurse.status()).isEqualTo(200);
        assertThat(mallory.get("/api/v1/beds").status())
                .as("the one before has ended")
                .isEqualTo(401);
    }

    @Test
    void aRoleMayNoMoreThanItsOwnAndWhatItTriedIsAudited() {
        assertThat(port.signedIn("wall-1").get("/api/v1/beds").status()).isEqualTo(200);
        assertThat(port.signedIn("wall-1").post(COMMANDS, "{}").status()).isEqualTo(403);
        assertThat(port.signedIn("nurse-3").get("/api/v1/models").status()).isEqualTo(403);
        assertThat(port.signedIn("engineer-1").get("/api/v1/models").status()).isEqualTo(200);
        assertThat(port.commands()).isZero();
        assertThat(refusals())
                .containsExactly(
                        "wall-1 POST " + COMMANDS + ": This is for the role NURSE and above.",
                        "nurse-3 GET /api/v1/models: This is for the role ENGINEER and above.");
    }

    @Test
    void aCommandThatNoPageOfOursSentIsRefusedAndAudited() {
        Caller nurse = port.signedIn("nurse-3");
        Caller other = port.signedIn("nurse-3");
        String foreign = port.caller()
                .signIn("engineer-1", Port.PASSWORD)
                .json()
                .path("csrf")
                .asText();

        assertThat(nurse.with(Guard.CSRF, "").post(COMMANDS, "{}").status()).isEqualTo(403);
        assertThat(nurse.with(Guard.CSRF, foreign).post(COMMANDS, "{}").status())
                .isEqualTo(403);
        assertThat(nurse.with("Origin", "https://evil.example")
                        .post(COMMANDS, "{}")
                        .status())
                .isEqualTo(403);
        assertThat(nurse.with("Origin", "null").post(COMMANDS, "{}").status()).isEqualTo(403);
        assertThat(nurse.with(Guard.CSRF, "")
                        .send("DELETE", SessionRoutes.PATH, "")
                        .status())
                .isEqualTo(403);
        assertThat(port.commands()).isZero();
        assertThat(refusals()).hasSize(5).allMatch(line -> line.startsWith("nurse-3 "));
        assertThat(other.post(COMMANDS, "{}").status()).isEqualTo(200);
    }

    @Test
    void signingInFromAnotherSitesPageIsRefused() {
        assertThat(port.caller()
                        .with("Origin", "https://evil.example")
                        .signIn("nurse-3", Port.PASSWORD)
                        .status())
                .isEqualTo(403);
        for (String type : List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "")) {
            assertThat(port.caller()
                            .with("Content-Type", type)
                            .send(
                                    "POST",
                                    SessionRoutes.PATH,
                                    "{\"user\":\"nurse-3\",\"password\":\"" + Port.PASSWORD + "\"}")
                            .status())
                    .as(type)
                    .isEqualTo(415);
        }
    }

    @Test
    void malformedCredentialsAreRefusedAndNotRepeated() {
        for (String body : List.of(
                "{\"user\":\"nurse-3\",\"password\":\"" + Port.PASSWORD,
                "[]",
                "null",
                "{}",
                "\"" + Port.PASSWORD + "\"",
                "{\"user\":{\"$ne\":1},\"password\":[\"" + Port.PASSWORD + "\"]}",
                "{\"user\":\"nurse-3\"}",
                "[".repeat(50_000))) {
            Answer answer = port.caller().post(SessionRoutes.PATH, body);
            assertThat(answer.status()).as(body).isEqualTo(400);
            assertThat(answer.body()).doesNotContain(Port.PASSWORD, "Jackson", "Exception");
        }
    }

    @Test
    void whetherAUserExistsIsNotTold() {
        Answer wrongPassword = port.caller().signIn("nurse-3", "wrong");
        Answer wrongName = port.caller().signIn("nurse-4", "wrong");
        Answer noName = port.caller().signIn("n".repeat(1_000), "p".repeat(5_000));

        assertThat(wrongName.status()).isEqualTo(401);
        assertThat(wrongName.body()).isEqualTo(wrongPassword.body()).isEqualTo(noName.body());
        assertThat(wrongName.headers().keySet())
                .isEqualTo(wrongPassword.headers().keySet());
        assertThat(port.audit())
                .extracting(AuditEntry::getActor)
                .as("a name that is none may be a password typed into the wrong field")
                .containsExactly("nurse-3", null, null);
    }

    @Test
    void aRemovedUserIsOutWithinASecondAlsoOfAStreamThatGoesOn() throws Exception {
        Caller nurse = port.signedIn("nurse-3");
        assertThat(nurse.get("/standing").status()).isEqualTo(200);
        BooleanSupplier stream = port.standing();
        assertThat(stream.getAsBoolean()).isTrue();

        Path file = folder.resolve("users");
        Files.writeString(file, Files.readString(file).replaceAll("(?m)^nurse-3.*\n", ""));

        Awaitility.await().until(() -> nurse.get("/api/v1/beds").status() == 401);
        assertThat(stream.getAsBoolean()).isFalse();
        assertThat(port.signedIn("wall-1").get("/api/v1/beds").status()).isEqualTo(200);
    }

    @Test
    void aBrokenUsersFileChangesNothingAndIsTold() throws Exception {
        Caller nurse = port.signedIn("nurse-3");
        Files.writeString(folder.resolve("users"), "nurse-3 queen x\n");

        Awaitility.await().until(() -> !port.access().illness().isEmpty());
        assertThat(port.access().illness()).contains("users: 1: the role must be viewer, nurse or engineer");
        assertThat(nurse.get("/api/v1/beds").status()).isEqualTo(200);

        Port.users(folder);
        Awaitility.await().until(() -> port.access().illness().isEmpty());
    }

    private List<String> refusals() {
        return port.audit().stream()
                .filter(AuditEntry::getRefused)
                .map(entry -> entry.getActor() + " " + entry.getAction() + ": " + entry.getDetail())
                .toList();
    }
}

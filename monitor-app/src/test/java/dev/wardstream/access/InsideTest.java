package dev.wardstream.access;

import static dev.wardstream.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong inside is for engineers, and for programs with the token; everybody else is told only which part is ill. */
class InsideTest {
    private static final String TOKEN = "0123456789abcdef-of-the-ward";
    private static final String CAUSE = "mail.ward.internal:587 refuses; nobody answers for icu/bed-07";

    @TempDir
    private Path folder;

    private Port port;

    @BeforeEach
    void open() throws Exception {
        port = Port.withUsers(folder, NetworkSettings.plain(), new MetricsToken(TOKEN));
        port.illness(CAUSE);
    }

    @AfterEach
    void close() {
        port.close();
    }

    @Test
    void aStrangerIsToldWhichPartIsIllAndNotWhy() {
        Answer health = port.caller().get("/health");

        assertThat(health.status()).isEqualTo(503);
        assertThat(health.json().toString())
                .contains("{\"monitor\":{\"status\":\"ok\"},\"access\":{\"status\":\"failed\"}}")
                .doesNotContain("cause", "icu/bed-07");
    }

    @Test
    void viewersAndNursesAreToldNoMoreAndReadNoMetrics() {
        for (String user : new String[] {"wall-1", "nurse-3"}) {
            Caller caller = port.signedIn(user);
            assertThat(caller.get("/health").body()).as(user).doesNotContain("icu/bed-07", "mail.ward");
            Answer metrics = caller.get("/metrics");
            assertThat(metrics.status()).as(user).isEqualTo(403);
            assertThat(metrics.json().path("detail").asText()).isEqualTo("This is for the role ENGINEER and above.");
        }
    }

    @Test
    void anEngineerAndAProgramWithTheTokenAreToldAll() {
        for (Caller caller : new Caller[] {
            port.signedIn("engineer-1"),
            port.caller().with("Authorization", "Bearer " + TOKEN),
            port.caller().with("Authorization", "bearer " + TOKEN)
        }) {
            Answer health = caller.get("/health");
            assertThat(health.status()).isEqualTo(503);
            assertThat(health.json().at("/parts/access/cause").asText()).isEqualTo(CAUSE);
            assertThat(caller.get("/metrics").status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Bearer ", "Bearer", "Bearer 0123456789abcdef", "Basic " + TOKEN, TOKEN, "Bearer " + TOKEN + "x"
            })
    void aGuessedTokenIsNone(String header) {
        Caller caller = port.caller().with("Authorization", header);

        assertThat(caller.get("/metrics").status()).isEqualTo(401);
        assertThat(caller.get("/health").body()).doesNotContain("icu/bed-07");
    }

    @Test
    void theTokenOpensNothingElse() {
        Caller caller = port.caller().with("Authorization", "Bearer " + TOKEN);

        for (String path : new String[] {"/", "/api/v1/beds", "/api/v1/models", "/api/v1/session"}) {
            assertThat(caller.get(path).status()).as(path).isEqualTo(401);
        }
        assertThat(caller.post("/api/v1/patients/p-1/commands", "{}").status()).isEqualTo(401);
        assertThat(caller.get("/forgotten").status()).isEqualTo(403);
    }

    @Test
    void withoutATokenNoProgramComesInWithAnEmptyOne() throws Exception {
        try (Port plain = Port.withUsers(folder)) {
            assertThat(plain.caller()
                            .with("Authorization", "Bearer ")
                            .get("/metrics")
                            .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void whoeverIsOnThisMachineIsToldAllWhereNobodySignsIn() {
        try (Port open = Port.open()) {
            open.illness(CAUSE);

            assertThat(open.caller().get("/health").body()).contains(CAUSE);
            assertThat(open.caller().get("/metrics").status()).isEqualTo(200);
        }
    }

    @Test
    void aShortTokenIsRefusedAndNoneIsShown() {
        assertThatThrownBy(() -> new MetricsToken("short"))
                .hasMessage("http.metricsToken must have 16 characters or more");
        assertThat(Port.settings("127.0.0.1", folder, null, NetworkSettings.plain(), new MetricsToken(TOKEN)))
                .asString()
                .doesNotContain(TOKEN);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nurse-4 hunter2-of-nurse-4 nurse | the role is none: viewer, nurse or engineer
            hunter2!of?nurse-4 nurse HASH    | the name is none: 1 to 64 letters, digits, dots, hyphens and underscores, the first a letter or digit
            nurse-4 nurse hunter2-of-nurse-4 | the hash is none that wardstream user add writes
            nurse-4 hunter2-of-nurse-4       | a user is name, role, hash and, where they are of some wards only, those with commas between; with spaces between
            hunter2 nurse HASH               | the name of this line stands in an earlier one
            """)
    void ofAUsersFileWithSwappedColumnsOnlyTheLineIsTold(String line, String told) throws Exception {
        Path file = folder.resolve("users");
        String hash = Files.readAllLines(file).get(2).split(" ", -1)[2];
        String written = line.replace("HASH", hash);
        Files.writeString(file, "# who may sign in\nhunter2 viewer " + hash + "\n" + written + "\n");

        Awaitility.await().atMost(PATIENCE).until(() -> !port.access().illness().isEmpty());
        assertThat(port.access().illness())
                .isEqualTo("the users: " + file + ": 3: " + told + "; the last good ones stay in force")
                .doesNotContain("hunter2");
        assertThatThrownBy(() -> Users.in(file))
                .hasMessage(file + ": 3: " + told)
                .hasNoCause();
    }
}

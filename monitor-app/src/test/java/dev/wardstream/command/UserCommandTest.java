package dev.wardstream.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator says who may sign in. */
class UserCommandTest {
    private static final String GOOD = "plinth-otter-41-verandah";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aNurseIsAddedListedGivenAnotherPasswordAndRemoved() throws Exception {
        assertThat(user("add", "nurse-3", "--role", "nurse", "--password-file", password(GOOD)))
                .isZero();
        String first = Files.readString(file());
        assertThat(first).contains("nurse-3 nurse $argon2id$").doesNotContain(GOOD);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");

        assertThat(user("list")).isZero();
        assertThat(out.toString()).contains("nurse     nurse-3");

        assertThat(user("add", "nurse-3", "--role", "engineer", "--password-file", password(GOOD + "!")))
                .isZero();
        assertThat(Files.readString(file())).contains("nurse-3 engineer ").isNotEqualTo(first);

        assertThat(user("remove", "nurse-3")).isZero();
        assertThat(Files.readString(file())).doesNotContain("nurse-3");
    }

    @Test
    void aNurseIsOfSomeWardsAndStaysSoWithAnotherPassword() throws Exception {
        assertThat(user(
                        "add",
                        "Nurse-3",
                        "--role",
                        "nurse",
                        "--wards",
                        "ward-2,ward-1",
                        "--password-file",
                        password(GOOD)))
                .isZero();
        assertThat(out.toString()).contains("nurse-3 may sign in as nurse of ward-1,ward-2");
        String first = Files.readString(file());
        assertThat(user("add", "nurse-3", "--role", "nurse", "--password-file", password(GOOD + "!")))
                .isZero();
        assertThat(Files.readString(file())).isNotEqualTo(first).contains(" ward-1,ward-2\n");

        assertThat(user("set", "NURSE-3", "--wards", "ward-4")).isZero();
        assertThat(user("list")).isZero();
        assertThat(out.toString()).contains("nurse     nurse-3  of ward-4");
        assertThat(user("list", "--json")).isZero();
        assertThat(out.toString()).contains("\"name\":\"nurse-3\"", "\"wards\":[\"ward-4\"]");
        assertThat(user("set", "nurse-3", "--role", "engineer")).isZero();
        assertThat(Files.readString(file())).contains("nurse-3 engineer ").doesNotContain("ward-4");

        assertThat(user("set", "nurse-3", "--wards", "ward-1")).isEqualTo(2);
        assertThat(err.toString()).contains("an engineer is of all wards");
        assertThat(user("set", "nurse-3")).isEqualTo(2);
        assertThat(err.toString()).contains("say what to set");
        assertThat(user("set", "nobody", "--wards", "ward-1")).isEqualTo(2);
        assertThat(err.toString()).contains("there is no user nobody");
    }

    @Test
    void aPasswordThatIsGuessedAtOnceIsRefusedWithTheReasonAndNotRepeated() throws Exception {
        assertThat(user("add", "nurse-3", "--role", "nurse", "--password-file", password("password1234")))
                .isEqualTo(2);
        assertThat(err.toString()).contains("too easy to guess").doesNotContain("password1234");
        assertThat(user("add", "nurse-3", "--role", "nurse", "--password-file", password("short")))
                .isEqualTo(2);
        assertThat(err.toString()).contains("12 characters or more");
        assertThat(file()).doesNotExist();
    }

    @Test
    void eachChangeIsWrittenDownWithWhoMadeItBeforeItIsMade() throws Exception {
        user("add", "nurse-3", "--role", "nurse", "--password-file", password(GOOD));
        user("add", "nurse-4", "--role", "nurse", "--password-file", password("password1234"));
        user("remove", "nurse-3");
        user("list");

        Path audit = folder.resolve("users.audit");
        List<String> lines = Files.readAllLines(audit);
        assertThat(lines)
                .hasSize(4)
                .allSatisfy(line -> assertThat(line)
                        .contains("\"actor\":\"os:", "\"origin\":\"command line")
                        .doesNotContain(GOOD, "password1234", "argon2"));
        assertThat(lines.get(0)).contains("\"action\":\"add user\",\"refused\":false,\"detail\":\"nurse-3 as nurse\"");
        assertThat(lines.get(2)).contains("\"refused\":true,\"detail\":\"nurse-4 as nurse; it failed");
        assertThat(lines.get(3)).contains("\"action\":\"remove user\",\"refused\":false,\"detail\":\"nurse-3\"");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(audit)))
                .isEqualTo("rw-------");
    }

    @Test
    void nobodyIsAddedOrRemovedWhereItCannotBeWrittenDown() throws Exception {
        Files.createDirectory(folder.resolve("users.audit"));
        assertThat(user("add", "nurse-3", "--role", "nurse", "--password-file", password(GOOD)))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains("nothing was changed, since it cannot be written to " + folder.resolve("users.audit"));
        assertThat(file()).doesNotExist();

        Files.writeString(file(), "nurse-3 nurse x\n");
        assertThat(user("remove", "nurse-3")).isEqualTo(1);
        assertThat(Files.readString(file())).isEqualTo("nurse-3 nurse x\n");
    }

    @Test
    void aStartThatIsRepeatedAddsItsFirstUserOnce() throws Exception {
        String[] first = {"add", "engineer-1", "--role", "engineer", "--first", "--password-file", password(GOOD)};
        assertThat(user(first)).isZero();
        assertThat(user("add", "engineer-1", "--role", "engineer", "--password-file", password(GOOD + "!")))
                .isZero();
        String changed = Files.readString(file());

        assertThat(user(first)).isZero();
        assertThat(out.toString()).contains("there are users already: nobody is added");
        assertThat(Files.readString(file())).isEqualTo(changed);

        assertThat(user("add", "nurse-3", "--role", "nurse", "--password-file", password(GOOD)))
                .isZero();
        assertThat(user("remove", "engineer-1")).isZero();
        assertThat(user(first)).isZero();
        assertThat(Files.readString(file())).doesNotContain("engineer-1");
    }

    @Test
    void whatIsWrongIsNamed() throws Exception {
        assertThat(user("list")).isEqualTo(2);
        assertThat(err.toString()).contains(file().toString(), "user add");
        assertThat(user("add", "nurse-3", "--role", "boss", "--password-file", password(GOOD)))
                .isEqualTo(2);
        assertThat(err.toString()).contains("viewer, nurse or engineer");
        assertThat(user("add", "Anna Smith", "--role", "nurse", "--password-file", password(GOOD)))
                .isEqualTo(2);
        assertThat(err.toString()).contains("no user name");
        Files.writeString(file(), "nurse-3 nurse\n");
        assertThat(user("remove", "nurse-3")).isEqualTo(2);
        assertThat(err.toString()).contains(file() + ": 1: ");
    }

    private int user(String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "user";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[arguments.length + 1] = "--users";
        all[arguments.length + 2] = file().toString();
        return WardstreamCommand.run(new PrintWriter(out, true), new PrintWriter(err, true), all);
    }

    private Path file() {
        return folder.resolve("users");
    }

    private String password(String text) throws Exception {
        return Files.writeString(folder.resolve("password"), text + "\n").toString();
    }
}

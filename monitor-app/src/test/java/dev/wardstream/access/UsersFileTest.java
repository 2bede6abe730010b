package dev.wardstream.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of users: as it was before there were wards in it, and with them. */
class UsersFileTest {
    private static String hash = "";

    @TempDir
    private Path folder;

    @BeforeAll
    static void hashOnce() {
        hash = Passwords.hash(Port.PASSWORD);
    }

    @Test
    void aFileFromBeforeThereWereWardsIsOfAllWards() {
        assertThat(UsersFile.parse("# by hand\nnurse-3 nurse " + hash + "\n", "users"))
                .hasEntrySatisfying(
                        "nurse-3", account -> assertThat(account.user()).isEqualTo(new User("nurse-3", Role.NURSE)));
    }

    @Test
    void wardsAreReadAndWritten() throws Exception {
        Path file = folder.resolve("users");
        String text = "nurse-3 nurse " + hash + " ward-2,ward-1\nwall-1 viewer " + hash + " *\n";
        UsersFile.write(file, UsersFile.parse(text, "users"));

        assertThat(Files.readString(file))
                .contains("\nnurse-3 nurse " + hash + " ward-1,ward-2\n", "\nwall-1 viewer " + hash + "\n");
        Wards wards = new Accounts(file).wardsOf("Nurse-3", Role.NURSE);
        assertThat(wards.have("ward-1")).isTrue();
        assertThat(wards.have("ward-3")).isFalse();
        assertThat(wards.have("ward-1,ward-2")).isFalse();
        assertThat(Wards.ALL.have("ward-3")).isTrue();
    }

    @Test
    void aNameIsOneInEverySpelling() {
        assertThat(UsersFile.parse("Nurse-3 nurse " + hash, "users")).containsOnlyKeys("nurse-3");
        refused(
                "nurse-3 nurse " + hash + "\nNURSE-3 engineer " + hash,
                "users: 2: the name of this line stands in an earlier one");
    }

    @Test
    void whatIsWrongIsNamedByItsLine() {
        refused("nurse-3 nurse " + hash + " ward-1 ward-2", "users: 1: a user is name, role, hash and, where");
        refused("nurse-3 nurse " + hash + " ward-1,,ward-2", "users: 1: the wards are none");
        refused("nurse-3 nurse " + hash + " ward-1,*", "users: 1: the wards are none");
        refused("boss engineer " + hash + " ward-1", "users: 1: an engineer is of all wards: leave the wards out");
    }

    @Test
    void aPasswordInAWrongColumnIsNotTold() {
        String password = "s3cret,t0ken";
        for (String line : List.of(
                password + " nurse x",
                "nurse-1 " + password + " x",
                "nurse-1 nurse " + password,
                password,
                "nurse-1 nurse " + hash + " " + password + "=")) {
            assertThatThrownBy(() -> UsersFile.parse("# users\n" + line, "users"))
                    .as(line)
                    .message()
                    .startsWith("users: 2: ")
                    .doesNotContain(password);
        }
    }

    @Test
    void wardsAreAllOrAtLeastOne() {
        assertThatThrownBy(() -> new Wards(false, List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Wards.named("")).isInstanceOf(IllegalArgumentException.class);
    }

    private static void refused(String text, String why) {
        assertThatThrownBy(() -> UsersFile.parse(text, "users"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(why);
    }
}

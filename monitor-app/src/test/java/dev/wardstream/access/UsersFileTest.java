package dev.wardstream.access;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class UsersFileTest {
    @Test
    void aPasswordInAWrongColumnIsNotTold() {
        String password = "s3cret,t0ken";
        for (String line :
                List.of(password + " nurse x", "nurse-1 " + password + " x", "nurse-1 nurse " + password, password)) {
            assertThatThrownBy(() -> UsersFile.parse("# users\n" + line, "users"))
                    .as(line)
                    .message()
                    .startsWith("users: 2: ")
                    .doesNotContain(password);
        }
    }
}

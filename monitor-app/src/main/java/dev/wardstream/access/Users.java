package dev.wardstream.access;

import dev.wardstream.vitals.PersonName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The users in force: the newest good version of their file. A broken one changes nothing, and is told. */
final class Users {
    private static final Logger LOG = LoggerFactory.getLogger(Users.class);

    private final Path file;
    private volatile Map<String, Account> accounts;
    private volatile String problem = "";
    private @Nullable String seen;

    private Users(Path file, String text) {
        this.file = file;
        this.seen = text;
        this.accounts = UsersFile.parse(text, file.toString());
    }

    /** @throws IllegalArgumentException where the file cannot be read, is wrong or names nobody */
    static Users in(Path file) {
        try {
            Users users = new Users(file, UsersFile.read(file));
            if (users.accounts.isEmpty()) {
                throw new IllegalArgumentException("http.users: " + file + " names no user: " + howToAdd(file));
            }
            return users;
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "http.users: " + file + " cannot be read (" + e + "): " + howToAdd(file), e);
        }
    }

    /** Null where there is no such user. */
    @Nullable Account named(String name) {
        return accounts.get(PersonName.folded(name));
    }

    /** Whether its user is one still, with the same role, wards and password. */
    boolean have(Session session) {
        Account account = accounts.get(session.user().name());
        return account != null && session.isOf(account);
    }

    /** What is wrong with the file's newest version; empty where nothing is. */
    String problem() {
        return problem;
    }

    /** Takes up a version that is new and good. Compares what it says, not when it was written: that is cheap, and sure. */
    void look() {
        try {
            String text = UsersFile.read(file);
            if (!text.equals(seen)) {
                seen = text;
                accounts = UsersFile.parse(text, file.toString());
                problem = "";
                LOG.info("the users were edited: {} may sign in", accounts.size());
            }
        } catch (IOException e) {
            seen = null; // whatever it says when it can be read again is looked at again
            tell("the users cannot be read: " + e);
        } catch (IllegalArgumentException e) {
            tell("the users: " + e.getMessage());
        }
    }

    private void tell(String what) {
        String told = what + "; the last good ones stay in force";
        if (!told.equals(problem)) {
            LOG.error("{}", told);
        }
        problem = told;
    }

    private static String howToAdd(Path file) {
        return "wardstream user add NAME --role nurse --users " + file + " adds one";
    }
}

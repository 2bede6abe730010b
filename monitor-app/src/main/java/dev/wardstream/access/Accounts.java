package dev.wardstream.access;

import dev.wardstream.vitals.PersonName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A file of users as whoever looks after it sees it: who is in it, somebody new, somebody gone. */
public final class Accounts {
    private final Path file;

    /** @param file need not be there yet */
    public Accounts(Path file) {
        this.file = file;
    }

    /**
     * By their names.
     *
     * @throws IllegalArgumentException naming file and line of what is wrong, or that the file is not there
     */
    public List<User> users() {
        if (!Files.exists(file)) {
            throw new IllegalArgumentException("there is no file " + file + ": wardstream user add makes it");
        }
        return read().values().stream().map(Account::user).toList();
    }

    /**
     * Adds somebody, or gives who is there already this role and password in place of theirs.
     *
     * @return whether they are new
     * @throws IllegalArgumentException where name or password is none that is taken, saying why
     */
    public boolean put(User user, String password) {
        PasswordRule.require(password, user.name());
        Map<String, Account> all = Files.exists(file) ? read() : new TreeMap<>();
        Account next = new Account(user.name(), user.role(), Passwords.hash(password), user.wards());
        Account before = all.put(next.name(), next);
        write(all);
        return before == null;
    }

    /** Of which wards somebody is who is there and gets this role; of all, who is new. */
    public Wards wardsOf(String name, Role role) {
        Account known = Files.exists(file) ? read().get(PersonName.folded(name)) : null;
        return known == null ? Wards.ALL : wardsAs(role, known);
    }

    /**
     * Gives somebody another role or other wards; the password stays. Their sessions end within a second.
     *
     * @param role null to leave it
     * @param wards null to leave them
     * @throws IllegalArgumentException where there is nobody of that name, or the two do not go together
     */
    public User change(String name, @Nullable Role role, @Nullable Wards wards) {
        Map<String, Account> all = read();
        Account known = all.get(PersonName.folded(name));
        if (known == null) {
            throw nobody(name);
        }
        Account next = new Account(
                known.name(),
                role == null ? known.role() : role,
                known.hash(),
                wards == null ? wardsAs(role, known) : wards);
        all.put(next.name(), next);
        write(all);
        return next.user();
    }

    /**
     * Takes somebody out: their sessions end within a second.
     *
     * @throws IllegalArgumentException where there is nobody of that name
     */
    public void remove(String name) {
        Map<String, Account> all = read();
        if (all.remove(PersonName.folded(name)) == null) {
            throw nobody(name);
        }
        write(all);
    }

    /** Whoever becomes an engineer is of all wards. */
    private static Wards wardsAs(@Nullable Role role, Account known) {
        return role == Role.ENGINEER ? Wards.ALL : known.wards();
    }

    private IllegalArgumentException nobody(String name) {
        return new IllegalArgumentException("there is no user " + name + " in " + file);
    }

    private Map<String, Account> read() {
        try {
            return UsersFile.parse(UsersFile.read(file), file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e, e);
        }
    }

    private void write(Map<String, Account> all) {
        try {
            UsersFile.write(file, all);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e, e);
        }
    }
}

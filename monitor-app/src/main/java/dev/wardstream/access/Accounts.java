package dev.wardstream.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
        Account before = all.put(user.name(), new Account(user.name(), user.role(), Passwords.hash(password)));
        write(all);
        return before == null;
    }

    /**
     * Takes somebody out: their sessions end within a second.
     *
     * @throws IllegalArgumentException where there is nobody of that name
     */
    public void remove(String name) {
        Map<String, Account> all = read();
        if (all.remove(name) == null) {
            throw new IllegalArgumentException("there is no user " + name + " in " + file);
        }
        write(all);
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

package dev.wardstream.access;

import dev.wardstream.settings.OwnerOnly;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The file that says who may sign in: a line a user of name, role, hash and wards, readable by its owner only. */
final class UsersFile {
    private static final int LARGEST = 1024 * 1024;
    private static final String HEAD = """
            # Who may sign in: name, role (viewer, nurse, engineer), hash of the password, wards (of all where none are named).
            # wardstream user add, set and remove write it; an edit is in force within a second.
            """;

    private UsersFile() {}

    /** @throws IOException where it cannot be read */
    static String read(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new IOException(file + " is larger than " + LARGEST + " bytes");
        }
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    /**
     * The users by their names.
     *
     * @param origin the file's name, for errors
     * @throws IllegalArgumentException naming file and line of what is wrong, and never what stands there: of columns that were
     *     swapped it may be a password
     */
    static Map<String, Account> parse(String text, String origin) {
        Map<String, Account> accounts = new TreeMap<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (!line.isBlank() && !line.stripLeading().startsWith("#")) {
                Account account = account(line, origin + ": " + number + ": ");
                if (accounts.put(account.name(), account) != null) {
                    throw new IllegalArgumentException(
                            origin + ": " + number + ": the name of this line stands in an earlier one");
                }
            }
        }
        return accounts;
    }

    private static Account account(String line, String where) {
        String[] words = line.strip().split("\\s+", -1);
        if (words.length != 3 && words.length != 4) {
            throw new IllegalArgumentException(
                    where
                            + "a user is name, role, hash and, where they are of some wards only, those with commas between; with spaces between");
        }
        require(Account.isName(words[0]), where + "the name is none: " + Account.NAME_RULE);
        require(Role.isNamed(words[1]), where + "the role is none: viewer, nurse or engineer");
        require(Passwords.isHash(words[2]), where + "the hash is none that wardstream user add writes");
        Role role = Role.named(words[1]);
        Wards wards = words.length == 3 ? Wards.ALL : wards(words[3], where);
        require(role != Role.ENGINEER || wards.all(), where + Account.ENGINEERS_WARDS);
        return new Account(words[0], role, words[2], wards);
    }

    /** What stands in place of the wards is not told: it may be a password in the wrong column. */
    private static Wards wards(String text, String where) {
        try {
            return Wards.named(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    where + "the wards are none: names of wards with commas between, or * for all");
        }
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    /** Puts these users there, whole or not at all, for the file's owner only. */
    static void write(Path file, Map<String, Account> accounts) throws IOException {
        Path target = Files.isSymbolicLink(file) ? file.toRealPath() : file.toAbsolutePath();
        Path folder = OwnerOnly.folderOf(target);
        Path whole = OwnerOnly.newFile(folder, ".users");
        try {
            Files.writeString(
                    whole,
                    HEAD + accounts.values().stream().map(UsersFile::line).collect(Collectors.joining()));
            Files.move(whole, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    private static String line(Account account) {
        String ofWards = account.wards().all() ? "" : " " + account.wards();
        return account.name() + " " + account.role().name().toLowerCase(Locale.ROOT) + " " + account.hash() + ofWards
                + "\n";
    }
}

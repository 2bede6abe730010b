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

/** The file that says who may sign in: a line a user of name, role and hash, readable by its owner only. */
final class UsersFile {
    private static final int LARGEST = 1024 * 1024;
    private static final String HEAD = """
            # Who may sign in: name, role (viewer, nurse, engineer), hash of the password.
            # wardstream user add and remove write it; an edit is in force within a second.
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
     * @throws IllegalArgumentException naming file and line of what is wrong
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
                            origin + ": " + number + ": " + account.name() + " is there twice");
                }
            }
        }
        return accounts;
    }

    private static Account account(String line, String where) {
        String[] words = line.strip().split("\\s+", -1);
        if (words.length != 3) {
            throw new IllegalArgumentException(where + "a user is name, role and hash, with spaces between");
        }
        try {
            return new Account(words[0], Role.named(words[1]), words[2]);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(where + e.getMessage(), e);
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
        return account.name() + " " + account.role().name().toLowerCase(Locale.ROOT) + " " + account.hash() + "\n";
    }
}

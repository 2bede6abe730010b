package dev.wardstream.command;

import java.io.Console;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a new password comes from: a file, or the terminal, without an echo; never an argument, which others can see. */
final class PasswordOptions {
    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description =
                    "A file that holds the password, such as a secret mounted into a container. Default: asked for.")
    private @Nullable Path file;

    /** @throws IllegalArgumentException where there is neither, or the two that were typed differ */
    @SuppressWarnings("SystemConsoleNull") // null on JDK 17 to 21; where it no longer is, an empty password is refused
    String read() {
        if (file != null) {
            return SecretFile.read("--password-file", file);
        }
        Console console = System.console();
        if (console == null) {
            throw new IllegalArgumentException(
                    "there is no terminal to ask for the password: give --password-file FILE");
        }
        char[] first = typed(console, "Password: ");
        char[] second = typed(console, "Again: ");
        try {
            if (!Arrays.equals(first, second)) {
                throw new IllegalArgumentException("the two passwords differ: try again");
            }
            return new String(first);
        } finally {
            Arrays.fill(first, ' ');
            Arrays.fill(second, ' ');
        }
    }

    private static char[] typed(Console console, String prompt) {
        char[] password = console.readPassword("%s", prompt);
        return password == null ? new char[0] : password;
    }
}

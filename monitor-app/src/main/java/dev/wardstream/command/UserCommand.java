package dev.wardstream.command;

import dev.wardstream.access.Accounts;
import dev.wardstream.access.Role;
import dev.wardstream.access.User;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Who may sign in. */
@Command(
        name = "user",
        description =
                "Says in a file who may sign in to the ward page and its API: the file that the setting http.users names."
                        + " A monitor that runs takes it up within a second.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {UserCommand.Add.class, UserCommand.Remove.class, UserCommand.ListAll.class})
final class UserCommand {
    /** The file. */
    static final class UsersOption {
        @Option(
                names = "--users",
                paramLabel = "FILE",
                defaultValue = "users",
                description = "The file of users. Default: ${DEFAULT-VALUE}.")
        private Path file;

        Accounts accounts() {
            return new Accounts(file);
        }

        /** Whether there is a file, though it may name nobody any more. */
        boolean exists() {
            return Files.exists(file);
        }
    }

    /** Somebody may sign in. */
    @Command(
            name = "add",
            description = "Adds a user, or gives one who is there another password and role.",
            mixinStandardHelpOptions = true)
    static final class Add implements Callable<Integer> {
        @Parameters(
                index = "0",
                paramLabel = "NAME",
                description = "A pseudonym or role, as the audit shall name them.")
        private String name;

        @Option(
                names = "--role",
                paramLabel = "ROLE",
                required = true,
                description =
                        "viewer sees, nurse answers and admits, engineer also approves limits and sees the monitor's health.")
        private String role;

        @Mixin
        private UsersOption users;

        @Mixin
        private PasswordOptions password;

        @Option(
                names = "--first",
                description =
                        "Only where there is no file of users yet, so that a start script may repeat it: whoever is there"
                                + " keeps their password, and who was removed stays out.")
        private boolean first;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            if (first && users.exists()) {
                return done(spec, "there are users already: nobody is added");
            }
            boolean isNew = users.accounts().put(new User(name, Role.named(role)), password.read());
            return done(
                    spec, "%s may sign in as %s%s".formatted(name, role, isNew ? "" : ", by the new password only"));
        }
    }

    /** Somebody may not sign in any more. */
    @Command(
            name = "remove",
            description = "Removes a user, whose sessions end within a second.",
            mixinStandardHelpOptions = true)
    static final class Remove implements Callable<Integer> {
        @Parameters(index = "0", paramLabel = "NAME")
        private String name;

        @Mixin
        private UsersOption users;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            users.accounts().remove(name);
            return done(spec, name + " may not sign in any more");
        }
    }

    /** Who may sign in. */
    @Command(name = "list", description = "Lists the users and their roles.", mixinStandardHelpOptions = true)
    static final class ListAll implements Callable<Integer> {
        @Mixin
        private UsersOption users;

        @Option(names = "--json", description = "The same as JSON.")
        private boolean json;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            List<User> all = users.accounts().users();
            List<String> lines = json
                    ? List.of(Json.line(all))
                    : all.stream()
                            .map(user -> "%-9s %s".formatted(user.role().name().toLowerCase(Locale.ROOT), user.name()))
                            .toList();
            return done(spec, lines.toArray(String[]::new));
        }
    }

    private static int done(CommandSpec spec, String... lines) {
        PrintWriter out = spec.commandLine().getOut();
        Arrays.stream(lines).forEach(out::println);
        out.flush();
        return 0;
    }
}

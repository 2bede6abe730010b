package dev.wardstream.command;

import dev.wardstream.access.Accounts;
import dev.wardstream.access.Role;
import dev.wardstream.access.User;
import dev.wardstream.access.Wards;
import dev.wardstream.vitals.PersonName;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
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
        subcommands = {
            UserCommand.Add.class,
            UserCommand.Change.class,
            UserCommand.Remove.class,
            UserCommand.ListAll.class
        })
final class UserCommand {
    private static final String WARDS =
            "Whose patients a viewer or nurse sees and answers for: ward-1,ward-2, or '*' for all.";

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

        /**
         * Changes are kept beside the file: it is made before there is a cluster to tell, and whoever may write the one may
         * write the other.
         */
        CommandAudit audit() {
            return new CommandAudit(new AuditBook.InFile(file.resolveSibling(file.getFileName() + ".audit")));
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
                        "A viewer sees, a nurse answers and admits, an engineer also approves limits and sees the monitor's health.")
        private String role;

        @Option(names = "--wards", paramLabel = "WARDS", description = WARDS + " Default: all, or those they had.")
        private @Nullable String wards;

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
            Accounts accounts = users.accounts();
            Role as = Role.named(role);
            User user = new User(name, as, wards == null ? accounts.wardsOf(name, as) : Wards.named(wards));
            String secret = password.read();
            AtomicBoolean isNew = new AtomicBoolean();
            users.audit().changing("add user", audited(user), () -> isNew.set(accounts.put(user, secret)));
            return done(spec, told(user) + (isNew.get() ? "" : ", by the new password only"));
        }
    }

    /** Somebody gets another role or other wards. */
    @Command(
            name = "set",
            description = "Gives a user another role or other wards; the password stays, their sessions end.",
            mixinStandardHelpOptions = true)
    static final class Change implements Callable<Integer> {
        @Parameters(index = "0", paramLabel = "NAME", description = "Whose account.")
        private String name;

        @Option(
                names = "--role",
                paramLabel = "ROLE",
                description = "What they may do: viewer, nurse or engineer. Default: as it is.")
        private @Nullable String role;

        @Option(names = "--wards", paramLabel = "WARDS", description = WARDS + " Default: as they are.")
        private @Nullable String wards;

        @Mixin
        private UsersOption users;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            if (role == null && wards == null) {
                throw new IllegalArgumentException("say what to set: --role, --wards or both");
            }
            @Nullable Role toRole = role == null ? null : Role.named(role);
            @Nullable Wards toWards = wards == null ? null : Wards.named(wards);
            String asked = PersonName.folded(name)
                    + (role == null ? "" : " as " + role.toLowerCase(Locale.ROOT))
                    + (toWards == null ? "" : " of wards " + toWards);
            List<User> changed = new ArrayList<>();
            users.audit()
                    .changing(
                            "set user",
                            asked,
                            () -> changed.add(users.accounts().change(name, toRole, toWards)));
            return done(spec, changed.stream().map(UserCommand::told).toArray(String[]::new));
        }
    }

    /** Somebody may not sign in any more. */
    @Command(
            name = "remove",
            description = "Removes a user, whose sessions end within a second.",
            mixinStandardHelpOptions = true)
    static final class Remove implements Callable<Integer> {
        @Parameters(index = "0", paramLabel = "NAME", description = "Whose account.")
        private String name;

        @Mixin
        private UsersOption users;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            users.audit().changing("remove user", name, () -> users.accounts().remove(name));
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
                    ? List.of(Json.line(all.stream().map(UserRow::of).toList()))
                    : all.stream().map(UserCommand::line).toList();
            return done(spec, lines.toArray(String[]::new));
        }
    }

    /** @param wards null where they are of all */
    record UserRow(String name, Role role, @Nullable List<String> wards) {
        static UserRow of(User user) {
            return new UserRow(
                    user.name(),
                    user.role(),
                    user.wards().all() ? null : user.wards().names());
        }
    }

    private static String told(User user) {
        return PersonName.folded(user.name()) + " may sign in" + as(user);
    }

    private static String audited(User user) {
        return PersonName.folded(user.name()) + as(user);
    }

    private static String as(User user) {
        return " as " + user.role().name().toLowerCase(Locale.ROOT)
                + (user.wards().all() ? "" : " of " + user.wards());
    }

    private static String line(User user) {
        return "%-9s %s%s"
                .formatted(
                        user.role().name().toLowerCase(Locale.ROOT),
                        user.name(),
                        user.wards().all() ? "" : "  of " + user.wards());
    }

    private static int done(CommandSpec spec, String... lines) {
        PrintWriter out = spec.commandLine().getOut();
        Arrays.stream(lines).forEach(out::println);
        out.flush();
        return 0;
    }
}

package dev.wardstream.command;

import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParseResult;

/** The program: its commands, how it tells of errors, its exit codes. */
@Command(
        name = "wardstream",
        description =
                "Watches the vital signs of every patient on a ward and tells a nurse early, rarely and with a reason."
                        + "%nNot a medical device.",
        mixinStandardHelpOptions = true,
        versionProvider = WardstreamCommand.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:it failed; the error says why",
            "2:the command or a setting is wrong",
            "130:ended by Ctrl-C, in order (143: by SIGTERM)"
        },
        footer = "%nwardstream COMMAND --help tells more.")
public final class WardstreamCommand {
    private static final int FAILED = 1;

    private static final List<Class<?>> COMMANDS = List.of(
            DemoCommand.class,
            RunCommand.class,
            SimulateCommand.class,
            ReplayCommand.class,
            TrainCommand.class,
            EvaluateCommand.class,
            WhatIfCommand.class,
            ModelsCommand.class,
            TopicsCommand.class,
            AssignCommand.class,
            EncodeCommand.class,
            AlarmsCommand.class,
            HandoverCommand.class,
            AnswerCommand.class,
            PatientCommand.class,
            UserCommand.class,
            WatchCommand.class,
            QuarantineCommand.class,
            InfluxCommand.class,
            BenchCommand.class);

    private WardstreamCommand() {}

    /**
     * The command that the arguments begin with, or all where they begin with none. To look for the options of all takes a second of
     * CPU time, for which a nurse who answers an alarm would wait.
     */
    static CommandLine commandLine(String... arguments) {
        List<Class<?>> named = COMMANDS.stream()
                .filter(command -> arguments.length > 0 && arguments[0].equals(nameOf(command)))
                .toList();
        CommandLine line = new CommandLine(new WardstreamCommand());
        (named.isEmpty() ? COMMANDS : named).forEach(line::addSubcommand);
        return line;
    }

    private static @Nullable String nameOf(Class<?> command) {
        Command described = command.getAnnotation(Command.class);
        return described == null ? null : described.name();
    }

    /** Runs the command that the arguments name and returns its exit code. */
    public static int run(String... arguments) {
        return line(arguments).execute(arguments);
    }

    /** The same, with another place than the terminal for what is printed; a sample's bytes and logs go their own way. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return line(arguments).setOut(out).setErr(err).execute(arguments);
    }

    private static CommandLine line(String... arguments) {
        return commandLine(arguments)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(WardstreamCommand::correct)
                .setExecutionExceptionHandler(WardstreamCommand::tell);
    }

    /** One line for the person at the terminal; the stack trace is for the log. */
    private static int tell(Exception failure, CommandLine command, ParseResult parsed) {
        LoggerFactory.getLogger(WardstreamCommand.class).info("{} failed", command.getCommandName(), failure);
        PrintWriter err = command.getErr();
        err.println(error(failure));
        err.flush();
        return failure instanceof IllegalArgumentException ? CommandLine.ExitCode.USAGE : FAILED;
    }

    /** What was wrong and where help is, not the help itself, which would push the error off the screen. */
    private static int correct(CommandLine.ParameterException failure, String... arguments) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(error(failure));
        CommandLine.UnmatchedArgumentException.printSuggestions(failure, err);
        err.println(command.getCommandSpec().qualifiedName() + " --help tells more.");
        err.flush();
        return CommandLine.ExitCode.USAGE;
    }

    private static String error(Throwable failure) {
        return Ansi.AUTO.string("@|bold,red error:|@ ") + reason(failure);
    }

    private static String reason(Throwable failure) {
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }

    /** The version in the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = WardstreamCommand.class.getPackage().getImplementationVersion();
            return new String[] {"wardstream " + (version == null ? "(not packaged)" : version)};
        }
    }
}

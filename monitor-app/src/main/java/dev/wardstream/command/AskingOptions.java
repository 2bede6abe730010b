package dev.wardstream.command;

import dev.wardstream.alarm.AlarmCommand;
import dev.wardstream.alarm.AlarmCommand.Action;
import dev.wardstream.alarm.CommandOutcome;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.PersonName;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Who asks something of the alarms, and when; common to all that can be asked. */
final class AskingOptions {
    static final Path DEMO = Path.of(".wardstream", "demo");

    @Option(
            names = "--by",
            paramLabel = "WHO",
            required = true,
            description = "The pseudonym or role of who asks, such as nurse-3; kept for the audit.")
    private String by;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            converter = InstantConverter.class,
            description =
                    "What time it is on the ward. Default: now, or for a demo that was started in this folder, what its"
                            + " clock shows.")
    private @Nullable Instant at;

    @Option(names = "--json", description = "Print what became of it as JSON.")
    private boolean json;

    @Mixin
    private SettingsOptions settings;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** Finds the patient whom something is about, by what is on the cluster. */
    interface Whom {
        PatientId on(Map<String, Object> kafka);
    }

    /**
     * Asks for an action, prints what became of it, and returns the exit code.
     *
     * @throws IllegalArgumentException where it is nonsense, before anybody is asked
     */
    int ask(Whom whom, Request request) {
        MonitorConfig config = settings.load();
        long now = wardTime(config.bootstrapServers());
        String who = PersonName.of("--by", by);
        Action wanted = request.action(new Asked(who, now));
        BrokerCheck.require(config);
        AlarmCommand command =
                new AlarmCommand(UUID.randomUUID().toString(), whom.on(config.kafka()), now, who, wanted);
        CommandOutcome outcome = new Asking(config.kafka()).ask(command);
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? Json.line(OutcomeRow.of(outcome)) : line(outcome));
        out.flush();
        return outcome.isDone() ? 0 : 1;
    }

    /** What is asked. */
    interface Request {
        /** @throws IllegalArgumentException where it is nonsense */
        Action action(Asked asked);
    }

    /**
     * Who asks, and when.
     *
     * @param at on the ward's clock, epoch milliseconds
     */
    record Asked(String by, long at) {}

    private long wardTime(String bootstrapServers) {
        long wall = System.currentTimeMillis();
        return at == null ? new WardTime(DEMO).now(bootstrapServers, wall).orElse(wall) : at.toEpochMilli();
    }

    private static String line(CommandOutcome outcome) {
        return (outcome.isDone() ? "done" : "refused (" + outcome.result() + ")") + ": " + outcome.text();
    }
}

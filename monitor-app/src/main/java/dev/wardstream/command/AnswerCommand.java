package dev.wardstream.command;

import dev.wardstream.alarm.AlarmCommand.Action;
import dev.wardstream.command.AskingOptions.Asked;
import dev.wardstream.command.AskingOptions.Request;
import dev.wardstream.vitals.PersonName;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Answers an alarm. */
@Command(
        name = "answer",
        description =
                "Answers an alarm or an episode, and waits for what became of the answer. Comments and reasons are kept for the"
                        + " audit: no names in them.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:refused, or nobody has answered within 10 s", "2:the command or a setting is wrong"
        },
        mixinStandardHelpOptions = true,
        subcommands = {
            AnswerCommand.Acknowledge.class,
            AnswerCommand.Decline.class,
            AnswerCommand.HandOver.class,
            AnswerCommand.Silence.class,
            AnswerCommand.Clear.class,
            AnswerCommand.Mark.class
        })
final class AnswerCommand {
    /** Somebody has seen it and takes care of it. */
    @Command(
            name = "acknowledge",
            description = "You have seen it and take care of it: calls and escalation stop, the watch goes on.",
            mixinStandardHelpOptions = true)
    static final class Acknowledge implements Callable<Integer>, Request {
        @Mixin
        private AlarmOptions alarm;

        @Mixin
        private AskingOptions asking;

        @Option(names = "--comment", paramLabel = "TEXT", defaultValue = "", description = "What you did or found.")
        private String comment;

        @Override
        public Integer call() {
            return asking.ask(alarm::patient, this);
        }

        @Override
        public Action action(Asked asked) {
            return new Action.Acknowledge(alarm.id(), comment);
        }
    }

    /** Whoever was called cannot come. */
    @Command(
            name = "decline",
            description = "You were called and cannot come: the next level is called at once.",
            mixinStandardHelpOptions = true)
    static final class Decline implements Callable<Integer>, Request {
        @Mixin
        private AlarmOptions alarm;

        @Mixin
        private AskingOptions asking;

        @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why.")
        private String reason;

        @Override
        public Integer call() {
            return asking.ask(alarm::patient, this);
        }

        @Override
        public Action action(Asked asked) {
            return new Action.Decline(alarm.id(), reason);
        }
    }

    /** Somebody else takes it. */
    @Command(
            name = "hand-over",
            description = "Somebody else takes it, and is called.",
            mixinStandardHelpOptions = true)
    static final class HandOver implements Callable<Integer>, Request {
        @Mixin
        private AlarmOptions alarm;

        @Mixin
        private AskingOptions asking;

        @Option(
                names = "--to",
                paramLabel = "WHO",
                required = true,
                description = "The pseudonym or role of who takes it.")
        private String to;

        @Option(names = "--comment", paramLabel = "TEXT", defaultValue = "", description = "What they should know.")
        private String comment;

        @Override
        public Integer call() {
            return asking.ask(alarm::patient, this);
        }

        @Override
        public Action action(Asked asked) {
            return new Action.HandOver(alarm.id(), PersonName.of("--to", to), comment);
        }
    }

    /** Its sound and its calls pause. */
    @Command(
            name = "silence",
            description = "Its sound, calls and escalation pause; it sounds again at once where it rises in priority.",
            mixinStandardHelpOptions = true)
    static final class Silence implements Callable<Integer>, Request {
        @Mixin
        private AlarmOptions alarm;

        @Mixin
        private AskingOptions asking;

        @ArgGroup(multiplicity = "1")
        private UntilOptions until = new UntilOptions();

        @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why.")
        private String reason;

        @Override
        public Integer call() {
            return asking.ask(alarm::patient, this);
        }

        @Override
        public Action action(Asked asked) {
            return new Action.Silence(alarm.id(), until.after(asked.at()), reason);
        }
    }

    /** A latched alarm may go. */
    @Command(
            name = "clear",
            description = "You have seen a latched alarm, whose condition is gone: it may go.",
            mixinStandardHelpOptions = true)
    static final class Clear implements Callable<Integer>, Request {
        @Mixin
        private AlarmOptions alarm;

        @Mixin
        private AskingOptions asking;

        @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "", description = "Why it may go.")
        private String reason;

        @Override
        public Integer call() {
            return asking.ask(alarm::patient, this);
        }

        @Override
        public Action action(Asked asked) {
            return new Action.ClearLatched(alarm.id(), reason);
        }
    }

    /** Whether it was useful. */
    @Command(
            name = "mark",
            description =
                    "You say whether an alarm was useful, also of one that is over: it is counted in the review, and changes nothing at"
                            + " the bed. The newest word holds.",
            mixinStandardHelpOptions = true)
    static final class Mark implements Callable<Integer>, Request {
        @Parameters(index = "0", paramLabel = "ALARM", description = "The alarm's id, not an episode's.")
        private String alarm;

        @Mixin
        private AskingOptions asking;

        @ArgGroup(multiplicity = "1")
        private Word word = new Word();

        /** One or the other. */
        static final class Word {
            private boolean useful;

            @Option(names = "--useful", description = "It was useful.")
            void useful(boolean given) {
                useful = given;
            }

            @Option(names = "--not-useful", description = "It was not.")
            void notUseful(boolean given) {
                useful = !given;
            }
        }

        @Override
        public Integer call() {
            return asking.ask(kafka -> AlarmOptions.patientOf(alarm, kafka), this);
        }

        @Override
        public Action action(Asked asked) {
            return new Action.MarkUseful(alarm, word.useful);
        }
    }
}

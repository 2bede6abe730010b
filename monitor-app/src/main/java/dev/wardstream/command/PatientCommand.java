package dev.wardstream.command;

import dev.wardstream.alarm.AlarmCommand.Action;
import dev.wardstream.alarm.OwnLimits;
import dev.wardstream.command.AskingOptions.Asked;
import dev.wardstream.command.AskingOptions.Request;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.PersonName;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A patient's stay. */
@Command(
        name = "patient",
        description =
                "Tells the monitor of a patient's stay, and waits for what became of it. Patients are pseudonyms: never a"
                        + " name. Reasons are kept for the audit.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:refused, or nobody has answered within 10 s", "2:the command or a setting is wrong"
        },
        mixinStandardHelpOptions = true,
        subcommands = {
            PatientCommand.Admit.class,
            PatientCommand.Discharge.class,
            PatientCommand.Pause.class,
            PatientCommand.Resume.class,
            PatientCommand.Limits.class,
            PatientCommand.Device.class
        })
final class PatientCommand {
    /** Whom it is about. */
    static final class Whom {
        @Parameters(index = "0", paramLabel = "PATIENT", description = "The patient's pseudonym.")
        private String patient;

        AskingOptions.Whom named() {
            PatientId id = new PatientId(patient);
            return kafka -> id;
        }
    }

    /** The patient lies in a bed. */
    @Command(
            name = "admit",
            description = "The patient lies in this bed: newly, or moved from another.",
            mixinStandardHelpOptions = true)
    static final class Admit implements Callable<Integer>, Request {
        @Mixin
        private Whom whom;

        @Parameters(index = "1", paramLabel = "WARD", description = "The ward, such as ward-1.")
        private String ward;

        @Parameters(index = "2", paramLabel = "BED", description = "The bed, such as bed-9.")
        private String bed;

        @Option(
                names = "--shared",
                description = "You know that somebody else is in the bed; without it a bed that is taken is refused.")
        private boolean shared;

        @Mixin
        private AskingOptions asking;

        @Override
        public Integer call() {
            return asking.ask(whom.named(), this);
        }

        @Override
        public Action action(Asked asked) {
            return new Action.Admit(new Location(ward, bed), shared);
        }
    }

    /** The patient leaves. */
    @Command(
            name = "discharge",
            description = "The patient leaves: alarms end and devices are taken off.",
            mixinStandardHelpOptions = true)
    static final class Discharge implements Callable<Integer>, Request {
        @Mixin
        private Whom whom;

        @Mixin
        private AskingOptions asking;

        @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "", description = "Why.")
        private String reason;

        @Override
        public Integer call() {
            return asking.ask(whom.named(), this);
        }

        @Override
        public Action action(Asked asked) {
            return new Action.Discharge(reason);
        }
    }

    /** The patient's alarms call nobody for a while. */
    @Command(
            name = "pause",
            description = "The patient's alarms call nobody for a while, as during a procedure; the watch goes on.",
            mixinStandardHelpOptions = true)
    static final class Pause implements Callable<Integer>, Request {
        @Mixin
        private Whom whom;

        @Mixin
        private AskingOptions asking;

        @ArgGroup(multiplicity = "1")
        private UntilOptions until = new UntilOptions();

        @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why.")
        private String reason;

        @Override
        public Integer call() {
            return asking.ask(whom.named(), this);
        }

        @Override
        public Action action(Asked asked) {
            return new Action.Pause(until.after(asked.at()), reason);
        }
    }

    /** A pause ends before its time. */
    @Command(name = "resume", description = "A pause ends before its time.", mixinStandardHelpOptions = true)
    static final class Resume implements Callable<Integer>, Request {
        @Mixin
        private Whom whom;

        @Mixin
        private AskingOptions asking;

        @Override
        public Integer call() {
            return asking.ask(whom.named(), this);
        }

        @Override
        public Action action(Asked asked) {
            return new Action.Resume();
        }
    }

    /** The patient gets limits of their own. */
    @Command(
            name = "limits",
            description =
                    "The patient gets limits of their own for a while, in place of those given before; what is not named is as"
                            + " on the ward, and with nothing named the ward's limits apply again.",
            mixinStandardHelpOptions = true)
    static final class Limits implements Callable<Integer>, Request {
        @Mixin
        private Whom whom;

        @Mixin
        private AskingOptions asking;

        @Option(
                names = "--limit",
                paramLabel = "VITAL.PART=VALUE",
                description =
                        "low, high, extremeLow, extremeHigh or delay of a vital, in its unit: heartRate.high=130, spo2.low=85,"
                                + " spo2.delay=30s. May be given several times.")
        private Map<String, String> limits = new LinkedHashMap<>();

        @Option(
                names = "--spo2-scale-2",
                description = "NEWS2 reads SpO2 on scale 2: hypercapnic failure, target 88 to 92 %%.")
        private boolean spo2Scale2;

        @Option(
                names = "--approved-by",
                paramLabel = "WHO",
                required = true,
                description =
                        "Who approved them. Kept and told as unverified, for nobody signs in here: on the page they can confirm it.")
        private String approvedBy;

        @Option(
                names = "--expires",
                paramLabel = "TIME",
                required = true,
                converter = DurationConverter.class,
                description = "After how long the ward's limits apply again, such as 24h.")
        private Duration expires;

        @Override
        public Integer call() {
            return asking.ask(whom.named(), this);
        }

        @Override
        public Action action(Asked asked) {
            return new Action.SetLimits(new OwnLimits(
                    LimitArguments.changes(limits),
                    spo2Scale2,
                    asked.at(),
                    asked.by(),
                    PersonName.of("--approved-by", approvedBy),
                    asked.at() + expires.toMillis()));
        }
    }

    /** The patient wears a device. */
    @Command(
            name = "device",
            description = "The patient wears a device from now on, in the bed they were admitted to.",
            mixinStandardHelpOptions = true)
    static final class Device implements Callable<Integer>, Request {
        @Mixin
        private Whom whom;

        @Parameters(index = "1", paramLabel = "DEVICE", description = "The device's id, as in its samples.")
        private String device;

        @Option(
                names = "--kind",
                defaultValue = "wearable",
                converter = AssignCommand.KindConverter.class,
                description = "bedside-monitor, wearable, spot-check or unknown. Default: ${DEFAULT-VALUE}.")
        private DeviceKind kind;

        @Mixin
        private AskingOptions asking;

        @Override
        public Integer call() {
            return asking.ask(whom.named(), this);
        }

        @Override
        public Action action(Asked asked) {
            return new Action.AssignDevice(new DeviceId(device), kind);
        }
    }
}

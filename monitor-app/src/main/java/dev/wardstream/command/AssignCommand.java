package dev.wardstream.command;

import dev.wardstream.vitals.Assignment;
import dev.wardstream.vitals.Assignments;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Says who wears a device. */
@Command(
        name = "assign",
        description =
                "Says which patient wears a device from now on. Whoever wore it before keeps the samples measured until then,"
                        + " also those that arrive later.",
        mixinStandardHelpOptions = true)
final class AssignCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "DEVICE", description = "The device's id, as in its samples.")
    private String device;

    @Parameters(index = "1", paramLabel = "PATIENT", description = "The patient's pseudonym; never a name.")
    private String patient;

    @Parameters(index = "2", paramLabel = "WARD")
    private String ward;

    @Parameters(index = "3", paramLabel = "BED")
    private String bed;

    @Option(
            names = "--kind",
            defaultValue = "wearable",
            converter = KindConverter.class,
            description =
                    "bedside-monitor, wearable, spot-check or unknown: decides how soon its silence is worth an alarm."
                            + " Default: ${DEFAULT-VALUE}.")
    private DeviceKind kind;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = InstantConverter.class,
            description = "Since when, by the device's clock, such as 2026-11-23T07:00:00Z. Default: now.")
    private @Nullable Instant from;

    @Option(names = "--json", description = "Report the device's history as JSON.")
    private boolean json;

    @Mixin
    private SettingsOptions settings;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        DeviceHistory histories = new DeviceHistory(settings.loadAnswering().kafka());
        Instant since = from == null ? Instant.now() : from;
        Assignment next = new Assignment(
                new PatientId(patient), new Location(ward, bed), kind, since.toEpochMilli(), Assignment.OPEN);
        Assignments history = histories.read(new DeviceId(device)).followedBy(next);
        histories.write(history);
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                json
                        ? Json.line(AssignmentRow.all(history))
                        : "device " + device + " is worn by patient " + patient + " at " + ward + "/" + bed + " from "
                                + since);
        out.flush();
        return 0;
    }

    /** Kinds of device in the words of the command line. */
    static final class KindConverter implements ITypeConverter<DeviceKind> {
        @Override
        public DeviceKind convert(String text) {
            return Arrays.stream(DeviceKind.values())
                    .filter(kind -> word(kind).equals(text))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("there is no kind of device '" + text + "', only "
                            + Arrays.stream(DeviceKind.values())
                                    .map(KindConverter::word)
                                    .collect(Collectors.joining(", "))));
        }

        private static String word(DeviceKind kind) {
            return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}

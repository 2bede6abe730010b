package dev.wardstream.command;

import dev.wardstream.vitals.Assignment;
import dev.wardstream.vitals.Assignments;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.VendorId;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
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
        description = {
            "Says which patient wears a device from now on. Whoever wore it before keeps the samples measured until then,"
                    + " also those that arrive later.",
            "With a device and --vendor alone, says whose a device is that was assigned already."
        },
        mixinStandardHelpOptions = true)
final class AssignCommand implements Callable<Integer> {
    @Parameters(index = "0", arity = "0..1", paramLabel = "DEVICE", description = "The device's id, as in its samples.")
    private @Nullable String device;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "PATIENT",
            description = "The patient's pseudonym; never a name.")
    private @Nullable String patient;

    @Parameters(index = "2", arity = "0..1", paramLabel = "WARD", description = "The ward, such as ward-1.")
    private @Nullable String ward;

    @Parameters(index = "3", arity = "0..1", paramLabel = "BED", description = "The bed, such as bed-9.")
    private @Nullable String bed;

    @Option(
            names = "--shared",
            description =
                    "You know that somebody else wears a device in this bed; without it a bed that is taken is refused.")
    private boolean shared;

    @Option(
            names = "--vendor",
            paramLabel = "NAME",
            description =
                    "Whose device it is: NAME of the topic vitals.raw.NAME. Samples on another vendor's topic are refused."
                            + " May be left out where the device's history names one, or only one vendor has a topic.")
    private @Nullable String vendor;

    @Option(
            names = "--unnamed",
            description =
                    "Lists the worn devices whose vendor nobody has named, with the commands that name those heard.")
    private boolean unnamed;

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
        if (unnamed) {
            refuse(device != null || vendor != null, "--unnamed lists devices: name neither device nor vendor with it");
            new UnnamedDevices(settings.loadAnswering().kafka())
                    .lines()
                    .forEach(spec.commandLine().getOut()::println);
        } else if (device != null && patient == null) {
            nameVendor(new DeviceId(device));
        } else if (device != null && patient != null && ward != null && bed != null) {
            assign(new DeviceId(device), new PatientId(patient), new Location(ward, bed));
        } else {
            throw new IllegalArgumentException("who wears it, and where? Give DEVICE PATIENT WARD BED");
        }
        spec.commandLine().getOut().flush();
        return 0;
    }

    private void nameVendor(DeviceId named) {
        if (vendor == null) {
            throw new IllegalArgumentException(
                    "who wears it? Give DEVICE PATIENT WARD BED, or DEVICE --vendor NAME to say whose device it is");
        }
        Map<String, Object> kafka = settings.loadAnswering().kafka();
        DeviceHistory histories = new DeviceHistory(kafka);
        Assignments history = histories.read(named).namedAs(new Vendors(kafka).chosen(vendor, named.value()));
        CommandAudit.onTopic(kafka)
                .changing("name vendor", "device " + named + " is " + vendor + "'s", () -> histories.write(history));
        tell(history, "device " + named + " is " + vendor + "'s");
    }

    private void assign(DeviceId worn, PatientId by, Location place) {
        Map<String, Object> kafka = settings.loadAnswering().kafka();
        DeviceHistory histories = new DeviceHistory(kafka);
        Instant since = from == null ? Instant.now() : from;
        Assignments known = histories.read(worn);
        VendorId whose = vendorOf(known, kafka);
        Assignments history =
                known.followedBy(new Assignment(by, place, kind, whose, since.toEpochMilli(), Assignment.OPEN));
        requireRoom(histories, by, place);
        String done = "device " + worn + " of " + whose + " is worn by patient " + by + " at " + place.ward() + "/"
                + place.bed() + " from " + since;
        CommandAudit.onTopic(kafka).changing("assign", done, () -> histories.write(history));
        tell(history, done);
    }

    private void requireRoom(DeviceHistory histories, PatientId by, Location place) {
        if (shared) {
            return;
        }
        for (Assignments other : histories.all()) {
            boolean isThere = !other.history().isEmpty()
                    && other.newest().to() == Assignment.OPEN
                    && other.newest().location().equals(place)
                    && !other.newest().patient().equals(by);
            refuse(
                    isThere,
                    "somebody else is in bed " + place.ward() + "/" + place.bed() + ", with device " + other.device()
                            + ": choose another bed, or say with --shared that two patients share this one");
        }
    }

    private VendorId vendorOf(Assignments known, Map<String, Object> kafka) {
        VendorId before = known.history().isEmpty() ? null : known.vendorOf(known.newest());
        return vendor == null && before != null
                ? before
                : new Vendors(kafka).chosen(vendor, known.device().value());
    }

    private void tell(Assignments history, String words) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? Json.line(AssignmentRow.all(history)) : words);
    }

    private static void refuse(boolean wrong, String why) {
        if (wrong) {
            throw new IllegalArgumentException(why);
        }
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

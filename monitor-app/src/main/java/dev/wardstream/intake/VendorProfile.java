package dev.wardstream.intake;

import dev.wardstream.vitals.DeviceSample;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How one vendor's records are to be read where they are not as the schema says: in which unit a field is, which values stand
 * for none, and to what the devices' clocks are set. It is applied before anything else is asked of a record.
 */
public final class VendorProfile {
    public static final String SIGNAL_QUALITY = "signalQuality";
    public static final String BATTERY = "battery";

    /** The fields that a profile may speak of, in the order of the schema. */
    public static final List<String> FIELDS = Stream.concat(
                    VitalSign.ALL.stream().map(VitalSign::field), Stream.of(SIGNAL_QUALITY, BATTERY))
            .toList();

    private static final VendorProfile AS_DOCUMENTED = new VendorProfile(Map.of(), null);

    /** By the vital's ordinal. */
    private final FieldProfile[] vitals;

    private final FieldProfile signalQuality;
    private final FieldProfile battery;
    private final @Nullable ZoneRules clock;
    private final boolean changesNothing;

    /**
     * @param fields by their names in the schema; what is not among them is as the schema says
     * @param clock where the vendor's stamps are of this zone's clock, written as if it showed UTC; null where they are UTC
     */
    public VendorProfile(Map<String, FieldProfile> fields, @Nullable ZoneId clock) {
        fields.keySet().stream().filter(field -> !FIELDS.contains(field)).forEach(field -> {
            throw new IllegalArgumentException("there is no field " + field);
        });
        this.vitals = VitalSign.ALL.stream()
                .map(vital -> fields.getOrDefault(vital.field(), FieldProfile.AS_DOCUMENTED))
                .toArray(FieldProfile[]::new);
        this.signalQuality = fields.getOrDefault(SIGNAL_QUALITY, FieldProfile.AS_DOCUMENTED);
        this.battery = fields.getOrDefault(BATTERY, FieldProfile.AS_DOCUMENTED);
        this.clock = clock == null ? null : clock.getRules();
        this.changesNothing = fields.isEmpty() && clock == null;
    }

    /** Of a vendor who does as the schema says, and of whom nothing more is known. */
    public static VendorProfile asDocumented() {
        return AS_DOCUMENTED;
    }

    /** Whether it is known in which unit the vendor sends this vital. */
    boolean statesUnitOf(VitalSign vital) {
        return vitals[vital.ordinal()].statesUnit();
    }

    /** A sample as the vendor means it: in the schema's units, without what stands for no value, at the time in UTC. */
    public DeviceSample read(DeviceSample sent) {
        if (changesNothing) {
            return sent;
        }
        Sample sample = sent.sample();
        double[] values = new double[vitals.length];
        for (VitalSign vital : VitalSign.ALL) {
            values[vital.ordinal()] =
                    vitals[vital.ordinal()].read(sample.readings().get(vital));
        }
        return new DeviceSample(
                sent.device(),
                sent.sequence(),
                new Sample(
                        instantOf(sample.measuredAt()),
                        Readings.ofOrdinals(values),
                        sample.observations(),
                        signalQuality.read(sample.signalQuality()),
                        battery.read(sample.battery())));
    }

    /**
     * The instant of a stamp. In the hour that a clock shows twice a year the first of the two is meant; a device that is in the
     * second is an hour off, and found to be so as any other clock.
     */
    private long instantOf(long stamp) {
        // What is before all time is refused as it was sent.
        if (clock == null || stamp < 0) {
            return stamp;
        }
        LocalDateTime shown = LocalDateTime.ofEpochSecond(Math.floorDiv(stamp, 1000L), 0, ZoneOffset.UTC);
        return stamp - clock.getOffset(shown).getTotalSeconds() * 1000L;
    }
}

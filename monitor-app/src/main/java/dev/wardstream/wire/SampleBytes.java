package dev.wardstream.wire;

import dev.wardstream.schemas.avro.PatientVitals;
import dev.wardstream.schemas.avro.VitalSigns;
import dev.wardstream.vitals.Consciousness;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.DeviceSample;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import org.jspecify.annotations.Nullable;

/**
 * The two records of every sample, read and written by hand: byte for byte what {@link SampleRecords} says of them, without the
 * record between. The vitals follow from {@link VitalSign} and the schema.
 */
final class SampleBytes {
    private static final int DEVICE_ID = -1;
    private static final int MEASURED_AT = -2;
    private static final int SEQUENCE = -3;
    private static final int OXYGEN = -4;
    private static final int CONSCIOUSNESS = -5;
    private static final int VENTILATED = -6;
    private static final int SIGNAL_QUALITY = -7;
    private static final int BATTERY = -8;

    /** What the fields of {@link VitalSigns} are, in their order: a vital's ordinal, or one of the above. */
    private static final int[] FIELDS = VitalSigns.SCHEMA$.getFields().stream()
            .mapToInt(field -> meaning(field.name()))
            .toArray();

    /** No id is longer: one that is, is left to the rule for ids. */
    private static final int LONGEST_ID = 64;

    static {
        ByHand.requireFields(
                PatientVitals.SCHEMA$, "patientId", "ward", "bed", "deviceKind", "receivedAt", "stampedAt", "sample");
    }

    private SampleBytes() {}

    private static int meaning(String field) {
        VitalSign vital = VitalSign.ofField(field);
        if (vital != null) {
            return vital.ordinal();
        }
        return switch (field) {
            case "deviceId" -> DEVICE_ID;
            case "measuredAt" -> MEASURED_AT;
            case "sequence" -> SEQUENCE;
            case "supplementalOxygen" -> OXYGEN;
            case "consciousness" -> CONSCIOUSNESS;
            case "ventilated" -> VENTILATED;
            case "signalQuality" -> SIGNAL_QUALITY;
            case "battery" -> BATTERY;
            default -> throw new IllegalStateException("the field " + field + " of VitalSigns is not read by hand");
        };
    }

    static DeviceSample readDeviceSample(BinaryIn in) {
        Fields fields = new Fields(in);
        return new DeviceSample(new DeviceId(fields.device), fields.sequence, fields.sample());
    }

    static PatientSample readPatientSample(BinaryIn in) {
        PatientId patient = new PatientId(in.text(LONGEST_ID));
        Location location = new Location(in.text(LONGEST_ID), in.text(LONGEST_ID));
        DeviceKind kind = SampleRecords.DEVICE_KINDS.ofIndex(in.index());
        long receivedAt = in.number();
        Long stampedAt = in.optionalNumber();
        Fields fields = new Fields(in);
        return new PatientSample(
                patient,
                new DeviceId(fields.device),
                kind,
                location,
                fields.sample(),
                stampedAt == null ? fields.measuredAt : stampedAt,
                receivedAt);
    }

    static void write(DeviceSample sample, BinaryOut out) {
        write(sample.device(), sample.sequence(), sample.sample(), out);
    }

    static void write(PatientSample sample, BinaryOut out) {
        out.text(sample.patient().value());
        out.text(sample.location().ward());
        out.text(sample.location().bed());
        out.number(SampleRecords.DEVICE_KINDS.toIndex(sample.kind()));
        out.number(sample.receivedAt());
        if (sample.stampedAt() == sample.measuredAt()) {
            out.absent();
        } else {
            out.present();
            out.number(sample.stampedAt());
        }
        write(sample.device(), null, sample.sample(), out);
    }

    private static void write(DeviceId device, @Nullable Long sequence, Sample sample, BinaryOut out) {
        Readings readings = sample.readings();
        for (int field : FIELDS) {
            switch (field) {
                case DEVICE_ID -> out.text(device.value());
                case MEASURED_AT -> out.number(sample.measuredAt());
                case SEQUENCE -> out.optionalNumber(sequence);
                case OXYGEN -> out.optionalFlag(sample.observations().supplementalOxygen());
                case CONSCIOUSNESS -> write(sample.observations().consciousness(), out);
                case VENTILATED -> out.optionalFlag(sample.observations().ventilated());
                case SIGNAL_QUALITY -> out.optionalReal(sample.signalQuality());
                case BATTERY -> out.optionalReal(sample.battery());
                default -> out.optionalReal(readings.get(VitalSign.ALL.get(field)));
            }
        }
    }

    private static void write(Consciousness charted, BinaryOut out) {
        if (charted == Consciousness.UNKNOWN) {
            out.absent();
        } else {
            out.present();
            out.number(SampleRecords.CONSCIOUSNESS.toIndex(charted));
        }
    }

    /** The fields of a {@link VitalSigns}. */
    private static final class Fields {
        private String device = "";
        private long measuredAt;
        private @Nullable Long sequence;
        private final double[] values = new double[VitalSign.ALL.size()];
        private @Nullable Boolean oxygen;
        private Consciousness consciousness = Consciousness.UNKNOWN;
        private @Nullable Boolean ventilated;
        private double signalQuality;
        private double battery;

        Fields(BinaryIn in) {
            for (int field : FIELDS) {
                switch (field) {
                    case DEVICE_ID -> device = in.text(LONGEST_ID);
                    case MEASURED_AT -> measuredAt = in.number();
                    case SEQUENCE -> sequence = in.optionalNumber();
                    case OXYGEN -> oxygen = in.optionalFlag();
                    case CONSCIOUSNESS -> {
                        if (in.isPresent()) {
                            consciousness = SampleRecords.CONSCIOUSNESS.ofIndex(in.index());
                        }
                    }
                    case VENTILATED -> ventilated = in.optionalFlag();
                    case SIGNAL_QUALITY -> signalQuality = in.optionalReal();
                    case BATTERY -> battery = in.optionalReal();
                    default -> values[field] = in.optionalReal();
                }
            }
        }

        Sample sample() {
            return new Sample(
                    measuredAt,
                    Readings.ofOrdinals(values),
                    SampleRecords.observations(oxygen, consciousness, ventilated),
                    signalQuality,
                    battery);
        }
    }
}

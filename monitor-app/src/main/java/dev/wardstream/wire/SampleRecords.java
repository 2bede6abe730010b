package dev.wardstream.wire;

import dev.wardstream.schemas.AvroCodec;
import dev.wardstream.schemas.avro.PatientVitals;
import dev.wardstream.schemas.avro.VitalSigns;
import dev.wardstream.vitals.Consciousness;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.DeviceSample;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.Observations;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import org.jspecify.annotations.Nullable;

/** Samples as records: {@link VitalSigns} from a device, {@link PatientVitals} once it is known whose they are. */
final class SampleRecords {
    static final SameNames<DeviceKind, dev.wardstream.schemas.avro.DeviceKind> DEVICE_KINDS =
            new SameNames<>(DeviceKind.class, dev.wardstream.schemas.avro.DeviceKind.class);

    static final SameNames<Consciousness, dev.wardstream.schemas.avro.Consciousness> CONSCIOUSNESS =
            new SameNames<>(Consciousness.class, dev.wardstream.schemas.avro.Consciousness.class);

    /** The position of each vital's field in the record, by the vital's ordinal. */
    private static final int[] FIELD = VitalSign.ALL.stream()
            .mapToInt(vital -> VitalSigns.SCHEMA$.getField(vital.field()).pos())
            .toArray();

    private SampleRecords() {}

    /** What devices send, as they may write it. */
    static RecordSerde<DeviceSample, VitalSigns> ofDevices(AvroCodec<VitalSigns> codec) {
        return new RecordSerde<DeviceSample, VitalSigns>(
                        "VitalSigns", codec, SampleRecords::toAvro, SampleRecords::toDomain)
                .readBy(SampleBytes::readDeviceSample)
                .writtenBy(SampleBytes::write);
    }

    /** What is known to be a patient's. */
    static RecordSerde<PatientSample, PatientVitals> ofPatients() {
        return new RecordSerde<PatientSample, PatientVitals>(
                        PatientVitals.class, SampleRecords::toAvro, SampleRecords::toDomain)
                .readBy(SampleBytes::readPatientSample)
                .writtenBy(SampleBytes::write);
    }

    static VitalSigns toAvro(DeviceSample sample) {
        return toAvro(sample.device(), sample.sequence(), sample.sample());
    }

    static DeviceSample toDomain(VitalSigns record) {
        return new DeviceSample(new DeviceId(record.getDeviceId()), record.getSequence(), sampleOf(record));
    }

    static PatientVitals toAvro(PatientSample sample) {
        PatientVitals record = new PatientVitals();
        record.setPatientId(sample.patient().value());
        record.setWard(sample.location().ward());
        record.setBed(sample.location().bed());
        record.setDeviceKind(DEVICE_KINDS.toAvro(sample.kind()));
        record.setReceivedAt(sample.receivedAt());
        record.setStampedAt(sample.stampedAt() == sample.measuredAt() ? null : sample.stampedAt());
        record.setSample(toAvro(sample.device(), null, sample.sample()));
        return record;
    }

    static PatientSample toDomain(PatientVitals record) {
        Long stampedAt = record.getStampedAt();
        return new PatientSample(
                new PatientId(record.getPatientId()),
                new DeviceId(record.getSample().getDeviceId()),
                DEVICE_KINDS.toDomain(record.getDeviceKind()),
                new Location(record.getWard(), record.getBed()),
                sampleOf(record.getSample()),
                stampedAt == null ? record.getSample().getMeasuredAt() : stampedAt,
                record.getReceivedAt());
    }

    private static VitalSigns toAvro(DeviceId device, @Nullable Long sequence, Sample sample) {
        VitalSigns record = new VitalSigns();
        record.setDeviceId(device.value());
        record.setMeasuredAt(sample.measuredAt());
        record.setSequence(sequence);
        for (VitalSign vital : VitalSign.ALL) {
            if (sample.readings().has(vital)) {
                record.put(FIELD[vital.ordinal()], sample.readings().get(vital));
            }
        }
        Observations observations = sample.observations();
        record.setSupplementalOxygen(observations.supplementalOxygen());
        if (observations.consciousness() != Consciousness.UNKNOWN) {
            record.setConsciousness(CONSCIOUSNESS.toAvro(observations.consciousness()));
        }
        record.setVentilated(observations.ventilated());
        record.setSignalQuality(Missing.toAvro(sample.signalQuality()));
        record.setBattery(Missing.toAvro(sample.battery()));
        return record;
    }

    private static Sample sampleOf(VitalSigns record) {
        double[] values = new double[FIELD.length];
        for (int vital = 0; vital < FIELD.length; vital++) {
            values[vital] = Missing.toDomain((Double) record.get(FIELD[vital]));
        }
        return new Sample(
                record.getMeasuredAt(),
                Readings.ofOrdinals(values),
                observationsOf(record),
                Missing.toDomain(record.getSignalQuality()),
                Missing.toDomain(record.getBattery()));
    }

    private static Observations observationsOf(VitalSigns record) {
        dev.wardstream.schemas.avro.@Nullable Consciousness charted = record.getConsciousness();
        Consciousness consciousness = charted == null ? Consciousness.UNKNOWN : CONSCIOUSNESS.toDomain(charted);
        return observations(record.getSupplementalOxygen(), consciousness, record.getVentilated());
    }

    /** Most devices know nothing of it: that is one object for all. */
    static Observations observations(
            @Nullable Boolean oxygen, Consciousness consciousness, @Nullable Boolean ventilated) {
        boolean nothing = consciousness == Consciousness.UNKNOWN && oxygen == null && ventilated == null;
        return nothing ? Observations.unknown() : new Observations(oxygen, consciousness, ventilated);
    }
}

package dev.wardstream.pipeline;

import dev.wardstream.intake.DeviceMemory;
import dev.wardstream.intake.Intake;
import dev.wardstream.intake.IntakeRules;
import dev.wardstream.intake.Reason;
import dev.wardstream.intake.Verdict;
import dev.wardstream.intake.Verdict.Accepted;
import dev.wardstream.intake.Verdict.DroppedValue;
import dev.wardstream.intake.Verdict.Rejected;
import dev.wardstream.schemas.RegistryUnreachableException;
import dev.wardstream.schemas.UndecodableException;
import dev.wardstream.schemas.UnknownSchemaException;
import dev.wardstream.schemas.avro.DeviceNotice;
import dev.wardstream.vitals.DeviceSample;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.vitals.VendorId;
import dev.wardstream.wire.DeviceSamples;
import dev.wardstream.wire.InvalidRecordException;
import dev.wardstream.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Raw records in; accepted samples by patient, and quarantined records as they were received, out. Whatever the bytes, the
 * stream goes on.
 */
final class IntakeStage implements Processor<byte[], byte[], Object, Object> {
    static final String MEMORY_STORE = "device-memory";
    static final String TALLY_STORE = "intake-tally";

    private static final Logger LOG = LoggerFactory.getLogger(IntakeStage.class);

    private final IntakeRules rules;
    private final Intake intake;
    private final DeviceSamples decoder;
    private final WardClock clock;
    private final StreamMetrics metrics;
    private final Commits commits;
    /** By topic: each sample asks. */
    private final Map<String, VendorId> vendors = new HashMap<>();

    private ProcessorContext<Object, Object> context;
    private DeviceMemories memories;
    private AssignmentTable assignments;
    private RefusalNotices refusals;
    private Tally tally;
    private Commits.OfIntake own;
    private final UnnamedVendors unnamed;

    IntakeStage(IntakeRules rules, DeviceSamples decoder, WardClock clock, StreamMetrics metrics, Commits commits) {
        this.rules = rules;
        this.intake = new Intake(rules);
        this.decoder = decoder;
        this.clock = clock;
        this.metrics = metrics;
        this.commits = commits;
        this.unnamed = new UnnamedVendors(metrics);
    }

    @Override
    public void init(ProcessorContext<Object, Object> context) {
        this.context = context;
        memories = context.getStateStore(MEMORY_STORE);
        memories.begin();
        assignments = context.getStateStore(AssignmentTable.STORE);
        refusals = new RefusalNotices(context.getStateStore(RefusalNotices.STORE), assignments);
        tally = new Tally(context.getStateStore(TALLY_STORE));
        own = commits.ofIntake(context);
    }

    @Override
    public void process(Record<byte[], byte[]> raw) {
        tally.count(IntakeCounts.RECEIVED);
        Verdict verdict = verdictOn(raw);
        if (verdict instanceof Accepted accepted) {
            accept(raw, accepted);
        } else if (verdict instanceof Rejected rejected) {
            tally.count(IntakeCounts.quarantined(rejected.reason()));
            DeviceMemory learned = rejected.memory();
            if (learned != null) {
                // The record's key is the device, or the intake would have learned nothing from it.
                memories.learned(Objects.requireNonNull(text(raw.key())), learned);
            }
            quarantine(raw, rejected.reason(), rejected.detail(), Quarantine.WHOLE);
            if (clock.runs()) {
                tellWearer(raw, rejected.reason());
            }
        } else {
            tally.count(IntakeCounts.DUPLICATES);
        }
    }

    private Verdict verdictOn(Record<byte[], byte[]> raw) {
        try {
            byte[] payload = raw.value();
            if (payload == null) {
                return new Rejected(Reason.UNDECODABLE, "the record has no value");
            }
            if (payload.length > rules.largestRecord()) {
                return new Rejected(
                        Reason.OVERSIZED, payload.length + " bytes, " + rules.largestRecord() + " are read");
            }
            return judge(decoder.decode(payload), raw);
        } catch (UndecodableException e) {
            return new Rejected(Reason.UNDECODABLE, told(e));
        } catch (UnknownSchemaException e) {
            return new Rejected(Reason.UNKNOWN_SCHEMA, told(e));
        } catch (RegistryUnreachableException e) {
            return new Rejected(Reason.REGISTRY_UNREACHABLE, told(e));
        } catch (InvalidRecordException e) {
            return new Rejected(Reason.INVALID_DEVICE_ID, told(e));
        } catch (RuntimeException e) {
            if (QuarantineOrFail.isOfTheInfrastructure(e)) {
                throw e;
            }
            LOG.error("The intake failed on a record, which is in quarantine now", e);
            return new Rejected(Reason.PROCESSING_FAILED, told(e));
        }
    }

    private Verdict judge(DeviceSample sent, Record<byte[], byte[]> raw) {
        VendorId vendor = vendor();
        DeviceSample sample = rules.vendors().of(vendor).read(sent);
        String device = sample.device().value();
        long receivedAt = clock.receivedAt(raw.timestamp(), sample.sample().measuredAt());
        return intake.judge(sample, vendor, text(raw.key()), assignments.of(device), memories.of(device), receivedAt);
    }

    private VendorId vendor() {
        return vendors.computeIfAbsent(context.recordMetadata().orElseThrow().topic(), IntakeStage::vendorOf);
    }

    private static VendorId vendorOf(String topic) {
        return new VendorId(Objects.requireNonNull(Topics.vendorOf(topic), topic));
    }

    private void accept(Record<byte[], byte[]> raw, Accepted accepted) {
        memories.learned(accepted.sample().device().value(), accepted.memory());
        tally.count(IntakeCounts.ACCEPTED);
        if (accepted.unnamed()) {
            unnamed.heard(accepted.sample().device(), vendor());
        }
        if (!accepted.dropped().isEmpty()) {
            for (DroppedValue dropped : accepted.dropped()) {
                tally.count(IntakeCounts.dropped(dropped.field()));
            }
            quarantine(raw, Reason.IMPLAUSIBLE_VALUE, DroppedValue.told(accepted.dropped()), Quarantine.IN_PART);
        }
        Headers headers = new RecordHeaders();
        long readAt = context.currentSystemTimeMs();
        PatientSample sample = accepted.sample();
        Receipt.mark(headers, raw.timestamp(), readAt);
        if (sample.stampedAt() != sample.measuredAt()) {
            metrics.clockOff(vendor(), sample.stampedAt() - sample.measuredAt());
        }
        metrics.accepted(sample.receivedAt() - sample.sample().measuredAt(), readAt - raw.timestamp());
        context.forward(
                new Record<>(sample.patient().value(), sample, raw.timestamp(), headers),
                MonitorTopology.PATIENT_VITALS_SINK);
        own.sent(sample.patient().value(), sample.receivedAt());
    }

    /** Whoever wears the device is not watched by what is refused of it. */
    private void tellWearer(Record<byte[], byte[]> raw, Reason reason) {
        try {
            String device = deviceOf(raw, reason);
            DeviceNotice notice = device == null ? null : refusals.refused(device, reason, clock.at(raw.timestamp()));
            if (notice != null) {
                context.forward(
                        new Record<>(notice.getPatientId(), notice, raw.timestamp()), MonitorTopology.REFUSALS_SINK);
                own.told();
            }
        } catch (RuntimeException e) {
            if (QuarantineOrFail.isOfTheInfrastructure(e)) {
                throw e;
            }
            LOG.error("Whose device it is that sent what is now in quarantine cannot be said", e);
        }
    }

    /** Where key and record differ, the record says which device sent it. */
    private @Nullable String deviceOf(Record<byte[], byte[]> raw, Reason reason) {
        return reason == Reason.KEY_MISMATCH
                ? decoder.decode(raw.value()).device().value()
                : text(raw.key());
    }

    private void quarantine(Record<byte[], byte[]> raw, Reason reason, String detail, String disposition) {
        RecordMetadata source = context.recordMetadata().orElseThrow();
        metrics.quarantined(source.topic(), reason);
        Headers headers = Quarantine.headers(reason, detail, disposition, source);
        byte[] key = Quarantine.kept(raw.key(), headers);
        byte[] value = Quarantine.kept(raw.value(), headers);
        context.forward(new Record<>(key, value, raw.timestamp(), headers), MonitorTopology.QUARANTINE_SINK);
    }

    private static @Nullable String text(byte @Nullable [] key) {
        return key == null ? null : new String(key, StandardCharsets.UTF_8);
    }

    private static String told(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}

package dev.wardstream.wire;

import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.CommandOutcome;
import dev.wardstream.schemas.AvroCodec;
import dev.wardstream.schemas.avro.AlarmBudget;
import dev.wardstream.schemas.avro.AlarmCount;
import dev.wardstream.schemas.avro.AlarmLimits;
import dev.wardstream.schemas.avro.AlertCommand;
import dev.wardstream.schemas.avro.AuditEntry;
import dev.wardstream.schemas.avro.DeviceAssignments;
import dev.wardstream.schemas.avro.DeviceNotice;
import dev.wardstream.schemas.avro.Heartbeat;
import dev.wardstream.schemas.avro.Notification;
import dev.wardstream.schemas.avro.Score;
import dev.wardstream.schemas.avro.VitalSigns;
import dev.wardstream.score.PatientScore;
import dev.wardstream.vitals.Assignments;
import dev.wardstream.vitals.DeviceSample;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.vitals.VendorId;
import dev.wardstream.wire.Topic.Cleanup;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/**
 * All topics. Those keyed by a patient's id are read together by one task per partition, so they must have the same number
 * of partitions: {@link TopicCreator} gives all topics the same.
 */
public final class Topics {
    /** A week: a pipeline or an archive that stood still over a long weekend catches up with nothing lost. */
    private static final Duration CATCH_UP = Duration.ofDays(7);
    /** A month, for a vendor to read why, mend and have it sent again. */
    private static final Duration VENDOR_ANSWERS = Duration.ofDays(30);
    /** A year of alerts, which are few, for review of how the alarms served. */
    private static final Duration REVIEW = Duration.ofDays(365);
    /** Room for the largest batch of a raw topic (1 MiB by default) and the headers that say why it was refused. */
    private static final int RAW_WITH_REASON = 2 * 1024 * 1024;

    private static final String RAW_VITALS = "vitals.raw.";

    /** The names of all vendors' raw topics; its one group is the vendor. */
    public static final Pattern RAW_VITALS_PATTERN =
            Pattern.compile(Pattern.quote(RAW_VITALS) + "(" + VendorId.RULE + ")");

    /** Who wore which device, from when to when; keyed by device. */
    public static final Topic<Assignments> DEVICE_ASSIGNMENTS = compacted(
            "device.assignments",
            new RecordSerde<>(DeviceAssignments.class, AssignmentRecords::toAvro, AssignmentRecords::toDomain));

    /** Accepted samples; keyed by patient. */
    public static final Topic<PatientSample> PATIENT_VITALS =
            kept("patient.vitals", CATCH_UP, SampleRecords.ofPatients());

    /** Who is owed data from which device, and what of it was refused; keyed by patient. */
    public static final Topic<DeviceNotice> DEVICE_NOTICES =
            kept("device.notices", CATCH_UP, plain(DeviceNotice.class));

    /** Models to be served in place of the shipped ones; keyed by id and version, see {@link PublishedModel}. */
    public static final Topic<byte[]> MODELS =
            new Topic<>("models", Serdes.ByteArray(), Cleanup.COMPACT, null, PublishedModel.LARGEST + (1 << 16));

    /** What was refused: key and value as received, the reason in headers. */
    public static final Topic<byte[]> QUARANTINE =
            new Topic<>("vitals.quarantine", Serdes.ByteArray(), Cleanup.DELETE, VENDOR_ANSWERS, RAW_WITH_REASON);

    /** Scores by models and NEWS2; keyed by patient. */
    public static final Topic<PatientScore> PATIENT_SCORES = kept(
            "patient.scores",
            CATCH_UP,
            new RecordSerde<PatientScore, Score>(Score.class, ScoreRecords::toAvro, ScoreRecords::toDomain)
                    .writtenBy(ScoreBytes::write));

    /** Every event in every alarm's life; keyed by patient. */
    public static final Topic<Alert> ALERTS = kept(
            "alerts",
            REVIEW,
            new RecordSerde<>(dev.wardstream.schemas.avro.Alert.class, AlertRecords::toAvro, AlertRecords::toDomain));

    /** What people asked of the alarms; keyed by patient. It is the audit log, so it is kept for ever. */
    public static final Topic<AlertCommand> ALERT_COMMANDS = kept("alert.commands", null, plain(AlertCommand.class));

    /** A patient's own alarm limits; keyed by patient. */
    public static final Topic<AlarmLimits> ALARM_LIMITS = compacted("alarm.limits", plain(AlarmLimits.class));

    /** What became of each command; keyed by patient. */
    public static final Topic<CommandOutcome> COMMAND_OUTCOMES = kept(
            "command.outcomes",
            REVIEW,
            new RecordSerde<>(
                    dev.wardstream.schemas.avro.CommandOutcome.class,
                    OutcomeRecords::toAvro,
                    OutcomeRecords::toDomain));

    /**
     * What was sent to whom, and how far it came; keyed by the call's idempotency key. Compacted, so that a look-up tells
     * whether somebody was called already, and kept no longer than the alerts.
     */
    public static final Topic<Notification> NOTIFICATIONS =
            new Topic<>("notifications", plain(Notification.class), Cleanup.COMPACT_AND_DELETE, REVIEW, null);

    /** How often each patient's alarms called in an hour; keyed by ward, so that a ward's can be added up. */
    public static final Topic<AlarmCount> ALARM_COUNTS = kept("alarm.counts", CATCH_UP, plain(AlarmCount.class));

    /** The alarm burden of the last 24 hours; keyed by ward, and by ward and patient. */
    public static final Topic<AlarmBudget> ALARM_BUDGET = compacted("alarm.budget", plain(AlarmBudget.class));

    /** Every few seconds, each instance of the monitor: that it is there, and how it is; keyed by instance. */
    public static final Topic<Heartbeat> HEARTBEAT = kept("monitor.heartbeat", CATCH_UP, plain(Heartbeat.class));

    /** Who tried what, where it never became a command; kept for ever, as the commands are. */
    public static final Topic<AuditEntry> AUDIT = kept("audit.log", null, plain(AuditEntry.class));

    /** All topics but the vendors'. */
    public static final List<Topic<?>> ALL = List.of(
            DEVICE_ASSIGNMENTS,
            DEVICE_NOTICES,
            PATIENT_VITALS,
            QUARANTINE,
            PATIENT_SCORES,
            ALERTS,
            ALERT_COMMANDS,
            COMMAND_OUTCOMES,
            ALARM_LIMITS,
            ALARM_COUNTS,
            ALARM_BUDGET,
            NOTIFICATIONS,
            HEARTBEAT,
            AUDIT,
            MODELS);

    private Topics() {}

    /**
     * The topic that a vendor publishes to, keyed by device id; one a vendor, so that access and quotas are per vendor. A
     * record's timestamp is when we received it.
     *
     * @param vendor 1 to 40 lower-case letters, digits and hyphens, not beginning with a hyphen
     * @throws IllegalArgumentException where it is not
     */
    public static Topic<DeviceSample> rawVitals(String vendor) {
        return kept(
                RAW_VITALS + new VendorId(vendor), CATCH_UP, SampleRecords.ofDevices(AvroCodec.of(VitalSigns.class)));
    }

    /** The vendor whose raw topic this is, or null where it is no raw topic. */
    public static @Nullable String vendorOf(String topic) {
        Matcher raw = RAW_VITALS_PATTERN.matcher(topic);
        return raw.matches() ? raw.group(1) : null;
    }

    private static <V> Topic<V> kept(String name, @Nullable Duration retention, Serde<V> serde) {
        return new Topic<>(name, serde, Cleanup.DELETE, retention, null);
    }

    private static <V> Topic<V> compacted(String name, Serde<V> serde) {
        return new Topic<>(name, serde, Cleanup.COMPACT, null, null);
    }

    private static <A extends SpecificRecordBase> Serde<A> plain(Class<A> type) {
        return new RecordSerde<>(type, Function.identity(), Function.identity());
    }
}

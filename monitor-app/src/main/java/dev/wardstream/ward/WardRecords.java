package dev.wardstream.ward;

import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.CommandOutcome;
import dev.wardstream.schemas.avro.AlarmBudget;
import dev.wardstream.schemas.avro.AlarmLimits;
import dev.wardstream.schemas.avro.AlertCommand;
import dev.wardstream.score.PatientScore;
import dev.wardstream.vitals.Assignments;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.wire.LimitRecords;
import dev.wardstream.wire.Topic;
import dev.wardstream.wire.Topics;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** The records of each topic, taken into the ward. */
final class WardRecords {
    /**
     * Read from the beginning, one stage after the other: who is there, before what alarms they had, before what was measured of
     * them of late.
     */
    static final List<List<Topic<?>>> WHOLE = List.of(
            List.of(
                    Topics.DEVICE_ASSIGNMENTS,
                    Topics.ALARM_LIMITS,
                    Topics.ALARM_BUDGET,
                    Topics.ALERT_COMMANDS,
                    Topics.COMMAND_OUTCOMES),
            List.of(Topics.ALERTS));

    /** Read from as long ago as the page shows. */
    static final List<Topic<?>> RECENT = List.of(Topics.PATIENT_VITALS, Topics.PATIENT_SCORES);

    private static final Map<String, Topic<?>> BY_NAME = Stream.concat(
                    WHOLE.stream().flatMap(List::stream), RECENT.stream())
            .collect(Collectors.toMap(Topic::name, Function.identity()));

    private WardRecords() {}

    /**
     * What a record says.
     *
     * @return null where it takes back what its key said before
     * @throws RuntimeException where it is no such record
     */
    static @Nullable Object read(ConsumerRecord<String, byte[]> message) {
        Topic<?> topic = BY_NAME.get(message.topic());
        if (topic == null) {
            throw new IllegalStateException(message.topic() + " is none of the ward's topics");
        }
        return topic.serde().deserializer().deserialize(message.topic(), message.value());
    }

    /** @throws IllegalArgumentException where it says what cannot be */
    static void take(@Nullable Object record, String topic, String key, Ward ward) {
        if (record instanceof PatientSample sample) {
            ward.take(sample);
        } else if (record instanceof PatientScore score) {
            ward.take(score);
        } else if (record instanceof Alert alert) {
            ward.take(alert);
        } else if (record instanceof CommandOutcome outcome) {
            ward.take(outcome);
        } else if (record instanceof AlertCommand command) {
            ward.take(command);
        } else if (record instanceof Assignments assignments) {
            ward.take(assignments);
        } else if (record instanceof AlarmLimits limits) {
            ward.limits(new PatientId(limits.getPatientId()), LimitRecords.toDomain(limits));
        } else if (record instanceof AlarmBudget budget) {
            ward.take(budget);
        } else if (topic.equals(Topics.ALARM_LIMITS.name())) {
            ward.limits(new PatientId(key), null);
        } else if (topic.equals(Topics.DEVICE_ASSIGNMENTS.name())) {
            ward.forgotten(new DeviceId(key));
        }
    }
}

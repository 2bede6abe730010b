package dev.wardstream.wire;

import dev.wardstream.alarm.AlarmKind;
import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.Priority;
import dev.wardstream.schemas.avro.AlertEvent;
import dev.wardstream.score.ModelRef;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import org.jspecify.annotations.Nullable;

/** One event in an alarm's life as a record. */
final class AlertRecords {
    private static final SameNames<AlarmKind, dev.wardstream.schemas.avro.AlarmKind> KINDS =
            new SameNames<>(AlarmKind.class, dev.wardstream.schemas.avro.AlarmKind.class);
    private static final SameNames<Priority, dev.wardstream.schemas.avro.Priority> PRIORITIES =
            new SameNames<>(Priority.class, dev.wardstream.schemas.avro.Priority.class);
    private static final SameNames<Alert.Event, AlertEvent> EVENTS =
            new SameNames<>(Alert.Event.class, AlertEvent.class);

    private AlertRecords() {}

    static dev.wardstream.schemas.avro.Alert toAvro(Alert alert) {
        dev.wardstream.schemas.avro.Alert record = new dev.wardstream.schemas.avro.Alert();
        record.setId(alert.id());
        record.setPatientId(alert.patient().value());
        record.setWard(alert.location().ward());
        record.setBed(alert.location().bed());
        record.setDeviceId(alert.device().value());
        record.setKind(KINDS.toAvro(alert.kind()));
        record.setPriority(PRIORITIES.toAvro(alert.priority()));
        record.setEvent(EVENTS.toAvro(alert.event()));
        record.setOnset(alert.onset());
        record.setAt(alert.at());
        record.setReceivedAt(alert.receivedAt());
        record.setText(alert.text());
        record.setSaid(SaidRecords.toAvro(alert.said()));
        record.setValue(Missing.toAvro(alert.value()));
        record.setLimit(Missing.toAvro(alert.limit()));
        Alert.Peak peak = alert.peak();
        if (peak != null) {
            record.setPeak(peak.value());
            record.setPeakAt(peak.at());
        }
        ModelRef model = alert.model();
        if (model != null) {
            record.setModelId(model.id());
            record.setModelVersion(model.version());
        }
        record.setContributions(ContributionRecords.toAvro(alert.contributions()));
        record.setRetrospective(alert.retrospective());
        StandingRecords.write(alert.standing(), record);
        record.setAnswer(toAvro(alert.answer()));
        return record;
    }

    static Alert toDomain(dev.wardstream.schemas.avro.Alert record) {
        return new Alert(
                record.getId(),
                new PatientId(record.getPatientId()),
                new Location(record.getWard(), record.getBed()),
                new DeviceId(record.getDeviceId()),
                KINDS.toDomain(record.getKind()),
                PRIORITIES.toDomain(record.getPriority()),
                EVENTS.toDomain(record.getEvent()),
                record.getOnset(),
                record.getAt(),
                record.getReceivedAt(),
                SaidRecords.toDomain(record.getSaid(), record.getText()),
                Missing.toDomain(record.getValue()),
                Missing.toDomain(record.getLimit()),
                peakOf(record),
                modelOf(record),
                ContributionRecords.toDomain(record.getContributions()),
                record.getRetrospective(),
                StandingRecords.read(record),
                toDomain(record.getAnswer()));
    }

    private static dev.wardstream.schemas.avro.@Nullable Answer toAvro(Alert.@Nullable Answer answer) {
        return answer == null
                ? null
                : new dev.wardstream.schemas.avro.Answer(
                        answer.command(), answer.by(), Missing.toAvro(answer.reason()));
    }

    private static Alert.@Nullable Answer toDomain(dev.wardstream.schemas.avro.@Nullable Answer answer) {
        return answer == null
                ? null
                : new Alert.Answer(answer.getCommandId(), answer.getBy(), Missing.toDomain(answer.getReason()));
    }

    private static Alert.@Nullable Peak peakOf(dev.wardstream.schemas.avro.Alert record) {
        if (record.getPeak() == null || record.getPeakAt() == null) {
            return null;
        }
        return new Alert.Peak(record.getPeak(), record.getPeakAt());
    }

    private static @Nullable ModelRef modelOf(dev.wardstream.schemas.avro.Alert record) {
        if (record.getModelId() == null || record.getModelVersion() == null) {
            return null;
        }
        return new ModelRef(record.getModelId(), record.getModelVersion());
    }
}

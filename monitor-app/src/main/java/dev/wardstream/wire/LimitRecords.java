package dev.wardstream.wire;

import dev.wardstream.alarm.OwnLimits;
import dev.wardstream.schemas.avro.AlarmLimits;
import dev.wardstream.schemas.avro.AlertCommand;
import dev.wardstream.schemas.avro.SetLimits;
import dev.wardstream.schemas.avro.Vital;
import dev.wardstream.schemas.avro.VitalLimit;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.VitalSign;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A patient's own limits: as they are asked for, and as they hold. */
public final class LimitRecords {
    private static final SameNames<VitalSign, Vital> VITALS = new SameNames<>(VitalSign.class, Vital.class);

    private LimitRecords() {}

    /** The limits as the topic of limits tells them. */
    public static AlarmLimits toAvro(PatientId patient, OwnLimits own) {
        return new AlarmLimits(
                patient.value(),
                limits(own),
                own.spo2Scale2(),
                own.setAt(),
                own.setBy(),
                own.approvedBy(),
                own.expiresAt(),
                own.approvalConfirmed());
    }

    static SetLimits toAvro(OwnLimits own) {
        return new SetLimits(limits(own), own.spo2Scale2(), own.approvedBy(), own.expiresAt(), own.approvalConfirmed());
    }

    /** @throws IllegalArgumentException where approver or expiry is missing, or a vital is named twice */
    public static OwnLimits toDomain(AlarmLimits record) {
        if (record.getExpiresAt() == null) {
            throw new IllegalArgumentException("limits of a patient's own need an expiry (expiresAt)");
        }
        return new OwnLimits(
                changes(record.getLimits()),
                record.getSpo2Scale2(),
                record.getSetAt(),
                record.getSetBy(),
                Missing.toDomain(record.getApprovedBy()),
                record.getExpiresAt(),
                record.getApprovalConfirmed());
    }

    /** @throws IllegalArgumentException where approver or expiry is missing, or a vital is named twice */
    static OwnLimits toDomain(AlertCommand command, SetLimits asked) {
        if (asked.getExpiresAt() == null) {
            throw new IllegalArgumentException("limits of a patient's own need an expiry (expiresAt)");
        }
        return new OwnLimits(
                changes(asked.getLimits()),
                asked.getSpo2Scale2(),
                command.getIssuedAt(),
                command.getIssuedBy(),
                Missing.toDomain(asked.getApprovedBy()),
                asked.getExpiresAt(),
                asked.getApprovalConfirmed());
    }

    private static Map<VitalSign, OwnLimits.Change> changes(List<VitalLimit> limits) {
        Map<VitalSign, OwnLimits.Change> changes = new EnumMap<>(VitalSign.class);
        for (VitalLimit limit : limits) {
            VitalSign vital = VITALS.toDomain(limit.getVital());
            OwnLimits.Change change = new OwnLimits.Change(
                    Missing.toDomain(limit.getLow()),
                    Missing.toDomain(limit.getHigh()),
                    Missing.toDomain(limit.getExtremeLow()),
                    Missing.toDomain(limit.getExtremeHigh()),
                    delay(limit.getDelaySeconds()));
            if (changes.put(vital, change) != null) {
                throw new IllegalArgumentException("limits name " + vital.field() + " twice");
            }
        }
        return changes;
    }

    private static List<VitalLimit> limits(OwnLimits own) {
        List<VitalLimit> limits = new ArrayList<>();
        own.limits()
                .forEach((vital, change) -> limits.add(new VitalLimit(
                        VITALS.toAvro(vital),
                        Missing.toAvro(change.low()),
                        Missing.toAvro(change.high()),
                        Missing.toAvro(change.extremeLow()),
                        Missing.toAvro(change.extremeHigh()),
                        seconds(change.delay()))));
        return limits;
    }

    private static @Nullable Duration delay(@Nullable Double seconds) {
        return seconds == null ? null : Duration.ofMillis(Math.round(seconds * 1000));
    }

    private static @Nullable Double seconds(@Nullable Duration delay) {
        return delay == null ? null : delay.toMillis() / 1000.0;
    }
}

package dev.wardstream.wire;

import dev.wardstream.alarm.AlarmInput;
import dev.wardstream.schemas.avro.DeviceNotice;
import dev.wardstream.vitals.Assignment;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.Location;
import org.jspecify.annotations.Nullable;

/** What a patient's alarms are to know of a device, as a {@link DeviceNotice} record. */
public final class NoticeRecords {
    private NoticeRecords() {}

    /**
     * That a patient wears a device.
     *
     * @param since from when on data is owed, epoch milliseconds on the ward's clock
     */
    public static DeviceNotice owed(DeviceId device, Assignment worn, long since) {
        DeviceNotice record = new DeviceNotice();
        record.setPatientId(worn.patient().value());
        record.setDeviceId(device.value());
        record.setDeviceKind(SampleRecords.DEVICE_KINDS.toAvro(worn.kind()));
        record.setWard(worn.location().ward());
        record.setBed(worn.location().bed());
        record.setSince(since);
        record.setRefused(0);
        return record;
    }

    /** The same, and that records of it were refused. */
    public static DeviceNotice refused(DeviceId device, Assignment worn, long since, int count, String reason) {
        DeviceNotice record = owed(device, worn, since);
        record.setRefused(count);
        record.setReason(reason);
        return record;
    }

    public static AlarmInput.Owed owed(DeviceNotice record) {
        return new AlarmInput.Owed(
                new DeviceId(record.getDeviceId()),
                SampleRecords.DEVICE_KINDS.toDomain(record.getDeviceKind()),
                new Location(record.getWard(), record.getBed()),
                record.getSince());
    }

    /** What was refused, null where nothing was. */
    public static AlarmInput.@Nullable Refused refused(DeviceNotice record) {
        @Nullable String reason = record.getReason();
        return reason == null || record.getRefused() < 1
                ? null
                : new AlarmInput.Refused(new DeviceId(record.getDeviceId()), reason, record.getRefused());
    }
}

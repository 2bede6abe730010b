package dev.wardstream.pipeline;

import dev.wardstream.intake.Reason;
import dev.wardstream.intake.Refusals;
import dev.wardstream.schemas.avro.DeviceNotice;
import dev.wardstream.vitals.Assignment;
import dev.wardstream.vitals.Assignments;
import dev.wardstream.wire.NoticeRecords;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** What a patient's alarms are told of the records of their device that were refused. */
final class RefusalNotices {
    static final String STORE = "device-refusals";

    private final KeyValueStore<String, byte[]> kept;
    private final AssignmentTable table;

    RefusalNotices(KeyValueStore<String, byte[]> kept, AssignmentTable table) {
        this.kept = kept;
        this.table = table;
    }

    /**
     * A record of a device was refused. Returns what is to be told of it, null where nobody wears the device or it was told a
     * moment ago.
     *
     * @param now when the record was received, epoch milliseconds on the ward's clock
     */
    @Nullable DeviceNotice refused(String device, Reason reason, long now) {
        Assignments assignments = table.of(device);
        Assignment worn = assignments == null ? null : assignments.at(now);
        if (assignments == null || worn == null) {
            return null;
        }
        byte[] before = kept.get(device);
        Refusals refusals = (before == null ? Refusals.none() : Refusals.decode(before)).and(reason);
        if (!refusals.isDue(now)) {
            kept.put(device, refusals.encode());
            return null;
        }
        kept.put(device, refusals.told(now).encode());
        return NoticeRecords.refused(
                assignments.device(),
                worn,
                Math.max(worn.from(), now),
                refusals.count(),
                refusals.commonest().name());
    }
}

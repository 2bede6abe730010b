package dev.wardstream.alarm;

import dev.wardstream.state.StateReader;
import dev.wardstream.state.StateWriter;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.vitals.VitalSign;
import java.util.ArrayList;
import java.util.List;

/** The devices that measure a patient's vitals, each with its own order of readings. */
final class Sources {
    /** For how long a device that measured a vital counts as one that does, milliseconds. */
    private static final long LATELY = 600_000;
    /** How long the order of a device's readings is remembered once it is heard no more, milliseconds. */
    private static final long REMEMBERED = 86_400_000;

    private final List<DeviceReadings> all = new ArrayList<>(2);

    /** The device that a sample is from, which may be a new one. */
    DeviceReadings heard(PatientSample sample, boolean live) {
        DeviceReadings found = null;
        for (int i = all.size() - 1; i >= 0; i--) {
            DeviceReadings source = all.get(i);
            if (source.device().equals(sample.device())) {
                found = source;
            } else if (sample.receivedAt() - source.lastHeard() > REMEMBERED) {
                all.remove(i);
            }
        }
        if (found == null) {
            found = new DeviceReadings(sample);
            all.add(found);
        }
        found.heard(sample, live);
        return found;
    }

    int size() {
        return all.size();
    }

    DeviceReadings get(int index) {
        return all.get(index);
    }

    /** Whether more than one device measures a vital, as of an instant of event time. */
    boolean areSeveral(VitalSign vital, long at) {
        int count = 0;
        for (int i = 0; i < all.size(); i++) {
            DeviceReadings source = all.get(i);
            long measuredAt = source.measuredAt(vital);
            if (!source.isGone() && measuredAt != Long.MIN_VALUE && measuredAt >= at - LATELY) {
                count++;
            }
        }
        return count > 1;
    }

    /** Whether more than one device is known to have measured a vital. */
    boolean wereSeveral(VitalSign vital) {
        int count = 0;
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).measuredAt(vital) != Long.MIN_VALUE) {
                count++;
            }
        }
        return count > 1;
    }

    /** A device's last readings cannot be trusted. */
    void doubt(DeviceId device) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).device().equals(device)) {
                all.get(i).doubt();
            }
        }
    }

    void release(DeviceId device) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).device().equals(device)) {
                all.get(i).release();
            }
        }
    }

    /** Event time of the newest reading; {@link Long#MIN_VALUE} if there is none. */
    long newest() {
        return all.stream().mapToLong(DeviceReadings::newest).max().orElse(Long.MIN_VALUE);
    }

    void writeTo(StateWriter out) {
        out.list(all, DeviceReadings::writeTo);
    }

    static Sources readFrom(StateReader in) {
        Sources sources = new Sources();
        sources.all.addAll(in.list(DeviceReadings::readFrom));
        return sources;
    }
}

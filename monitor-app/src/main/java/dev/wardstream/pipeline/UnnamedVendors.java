package dev.wardstream.pipeline;

import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.VendorId;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks, in log and metrics, for the vendors of devices whose assignments name none. */
final class UnnamedVendors {
    /** A ward that was upgraded has hundreds: the log names some, and the command that lists all. */
    private static final int NAMED = 10;

    private static final Logger LOG = LoggerFactory.getLogger(UnnamedVendors.class);

    private final StreamMetrics metrics;
    private final Set<DeviceId> asked = new HashSet<>();

    UnnamedVendors(StreamMetrics metrics) {
        this.metrics = metrics;
    }

    /** A sample was let in, of a device whose vendor nobody has named. */
    void heard(DeviceId device, VendorId vendor) {
        metrics.unnamed(vendor);
        if (asked.size() < NAMED && asked.add(device)) {
            LOG.warn(
                    "Nobody has said whose device {} is; {} is heard, and let in until then. If it is theirs: wardstream assign"
                            + " {} --vendor {}. All such devices: wardstream assign --unnamed",
                    device,
                    vendor,
                    device,
                    vendor);
        }
    }
}

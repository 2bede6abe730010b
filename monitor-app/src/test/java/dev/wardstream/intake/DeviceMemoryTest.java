package dev.wardstream.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.vitals.Consciousness;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceSample;
import dev.wardstream.vitals.Observations;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VendorId;
import dev.wardstream.vitals.VitalSign;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** What is remembered of a device outlives the process that remembers it. */
class DeviceMemoryTest {
    private static final long NOON = 1_767_268_800_000L;

    /** As a process that died yesterday kept it. */
    private static final String KEPT = "030200000000695661c1000000010461636d6500000000000000000055012fd82aee4960323f";

    @Test
    void aDeviceThatCountsNoSamplesIsKnownToHaveSentThemByTheProcessThatComesAfter() {
        DeviceMemory kept = DeviceMemory.decode(HexFormat.of().parseHex(KEPT));

        assertThat(kept.knows(charted(NOON, Consciousness.ALERT))).isTrue();
        assertThat(kept.knows(charted(NOON + 1_000, Consciousness.UNKNOWN))).isTrue();
        assertThat(kept.knows(charted(NOON, Consciousness.VOICE)))
                .as("other content at the same time")
                .isFalse();
        assertThat(remembering().encode()).isEqualTo(HexFormat.of().parseHex(KEPT));
    }

    private static DeviceMemory remembering() {
        VendorId acme = new VendorId("acme");
        return DeviceMemory.nothing()
                .remembering(charted(NOON, Consciousness.ALERT), acme, 0)
                .remembering(charted(NOON + 1_000, Consciousness.UNKNOWN), acme, 0);
    }

    /** Without a sequence number. */
    private static DeviceSample charted(long at, Consciousness consciousness) {
        Sample sample = new Sample(
                at, Readings.of(VitalSign.HEART_RATE, 71), new Observations(true, consciousness, null), 0.9, 0.5);
        return new DeviceSample(new DeviceId("monitor-1"), null, sample);
    }
}

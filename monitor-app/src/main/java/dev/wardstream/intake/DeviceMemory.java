package dev.wardstream.intake;

import dev.wardstream.vitals.DeviceSample;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VendorId;
import dev.wardstream.vitals.VitalSign;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the intake remembers of a device: its last samples, to know a repeated one, and how many it measured in the newest
 * second, and whose topic they came on. Immutable; at most {@value #REMEMBERED} samples.
 *
 * <p>A sample is known by its measuredAt and sequence, or, from a device without sequence, by its whole content. Sixteen
 * is what a device sends again after an answer that was lost, and more; a repeat from further back is let in as a sample of
 * its own, which no alarm heeds, since it is older than what it knows. Each sample writes this memory anew, so it is short.
 */
public final class DeviceMemory {
    static final int REMEMBERED = 16;

    private static final byte VERSION = 2;
    /** What monitors wrote before vendors were named: the same without the vendor. */
    private static final byte WITHOUT_VENDOR = 1;

    private static final DeviceMemory NOTHING = new DeviceMemory(new long[0], 0, Long.MIN_VALUE, 0, null);

    private final long[] fingerprints;
    private final int next;
    private final long second;
    private final int inSecond;
    private final @Nullable VendorId vendor;

    private DeviceMemory(long[] fingerprints, int next, long second, int inSecond, @Nullable VendorId vendor) {
        this.fingerprints = fingerprints;
        this.next = next;
        this.second = second;
        this.inSecond = inSecond;
        this.vendor = vendor;
    }

    /** Of a device that was never seen. */
    public static DeviceMemory nothing() {
        return NOTHING;
    }

    /** Whose topic the last sample that was let in came on; null where none was. */
    @Nullable VendorId vendor() {
        return vendor;
    }

    boolean knows(DeviceSample sample) {
        long fingerprint = fingerprint(sample);
        for (long known : fingerprints) {
            if (known == fingerprint) {
                return true;
            }
        }
        return false;
    }

    /** How many samples the device measured in the second of this sample, this one included. */
    int countInSecondOf(DeviceSample sample) {
        return secondOf(sample) == second ? inSecond + 1 : 1;
    }

    DeviceMemory remembering(DeviceSample sample, VendorId from) {
        long[] all = fingerprints.length < REMEMBERED
                ? Arrays.copyOf(fingerprints, fingerprints.length + 1)
                : fingerprints.clone();
        int slot = fingerprints.length < REMEMBERED ? fingerprints.length : next;
        all[slot] = fingerprint(sample);
        // Only the newest second is counted: a late sample neither adds to it nor takes its place.
        long newest = Math.max(second, secondOf(sample));
        int count = secondOf(sample) < second ? inSecond : countInSecondOf(sample);
        return new DeviceMemory(all, (slot + 1) % REMEMBERED, newest, count, from);
    }

    /** The bytes that {@link #decode} takes back. */
    public byte[] encode() {
        byte[] from = vendor == null ? new byte[0] : vendor.value().getBytes(StandardCharsets.US_ASCII);
        ByteBuffer bytes = ByteBuffer.allocate(
                1 + 1 + Long.BYTES + Integer.BYTES + 1 + from.length + fingerprints.length * Long.BYTES);
        bytes.put(VERSION).put((byte) next).putLong(second).putInt(inSecond);
        bytes.put((byte) from.length).put(from);
        for (long fingerprint : fingerprints) {
            bytes.putLong(fingerprint);
        }
        return bytes.array();
    }

    public static DeviceMemory decode(byte[] encoded) {
        ByteBuffer bytes = ByteBuffer.wrap(encoded);
        byte version = bytes.get();
        if (version != VERSION && version != WITHOUT_VENDOR) {
            throw new IllegalArgumentException(
                    "device memory of version " + version + ", this program reads " + VERSION);
        }
        int next = bytes.get();
        long second = bytes.getLong();
        int inSecond = bytes.getInt();
        VendorId vendor = version == WITHOUT_VENDOR ? null : vendorIn(bytes);
        long[] fingerprints = new long[bytes.remaining() / Long.BYTES];
        bytes.asLongBuffer().get(fingerprints);
        return new DeviceMemory(fingerprints, next, second, inSecond, vendor);
    }

    private static @Nullable VendorId vendorIn(ByteBuffer bytes) {
        byte[] name = new byte[bytes.get()];
        bytes.get(name);
        return name.length == 0 ? null : new VendorId(new String(name, StandardCharsets.US_ASCII));
    }

    private static long secondOf(DeviceSample sample) {
        return Math.floorDiv(sample.sample().measuredAt(), 1000L);
    }

    private static long fingerprint(DeviceSample sample) {
        long fingerprint = mixed(sample.sample().measuredAt());
        Long sequence = sample.sequence();
        return sequence != null ? mixed(fingerprint ^ sequence) : mixed(fingerprint ^ contentOf(sample.sample()));
    }

    private static long contentOf(Sample sample) {
        long content = Objects.hash(sample.observations(), sample.signalQuality(), sample.battery());
        for (VitalSign vital : VitalSign.ALL) {
            content = mixed(content ^ Double.doubleToLongBits(sample.readings().get(vital)));
        }
        return content;
    }

    /** The finalizer of MurmurHash3: every bit of the input reaches every bit of the output. */
    private static long mixed(long bits) {
        long mixed = bits + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }
}

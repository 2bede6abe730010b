package dev.wardstream.intake;

import dev.wardstream.vitals.DeviceSample;
import dev.wardstream.vitals.Observations;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VendorId;
import dev.wardstream.vitals.VitalSign;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the intake remembers of a device: its last samples, to know a repeated one, how many it measured in the newest second,
 * whose topic they came on, and how its clock goes. Immutable; at most {@value #REMEMBERED} samples.
 *
 * <p>A sample is known by its own measuredAt and sequence, or, from a device without sequence, by its whole content. So many
 * are what a device sends again after an answer that was lost; a repeat from further back is let in as a sample of its own,
 * which no alarm heeds, since it is older than what it knows. There is one of every device, so it is short: five bytes
 * a sample where it is kept, by which two different ones are taken for the same once in 20,000 million.
 */
public final class DeviceMemory {
    static final int REMEMBERED = 48;

    private static final byte VERSION = 3;
    /** What monitors wrote before clocks were learned: without the clock, and eight bytes a sample. */
    private static final byte WITHOUT_CLOCK = 2;
    /** What monitors wrote before vendors were named: the same without the vendor. */
    private static final byte WITHOUT_VENDOR = 1;

    private static final int BYTES_OF_FINGERPRINT = 5;
    private static final long FINGERPRINT = (1L << (8 * BYTES_OF_FINGERPRINT)) - 1;
    /** The most that {@link #writeChange} writes. */
    public static final int LARGEST_CHANGE =
            1 + BYTES_OF_FINGERPRINT + Long.BYTES + Integer.BYTES + 1 + VendorId.LONGEST + DeviceClock.LARGEST_SIZE;

    /** What a change has of the following. */
    private static final int NEW_FINGERPRINT = 1;

    private static final int NEW_COUNT = 2;
    private static final int NEW_VENDOR = 4;
    private static final int NEW_CLOCK = 8;

    /** A stamp that lies further behind the newest, of a sample that is not late, is that of a clock that was set back. */
    private static final long SET_BACK_SECONDS = 60;

    private static final DeviceMemory NOTHING =
            new DeviceMemory(new long[0], 0, Long.MIN_VALUE, 0, null, DeviceClock.RIGHT);

    private final long[] fingerprints;
    private final int next;
    private final long second;
    private final int inSecond;
    private final @Nullable VendorId vendor;
    private final DeviceClock clock;

    private DeviceMemory(
            long[] fingerprints, int next, long second, int inSecond, @Nullable VendorId vendor, DeviceClock clock) {
        this.fingerprints = fingerprints;
        this.next = next;
        this.second = second;
        this.inSecond = inSecond;
        this.vendor = vendor;
        this.clock = clock;
    }

    /** Of a device that was never seen. */
    public static DeviceMemory nothing() {
        return NOTHING;
    }

    /** Whose topic the last sample that was let in came on; null where none was. */
    @Nullable VendorId vendor() {
        return vendor;
    }

    /** This memory with its clock set by one more sample; the same where that says nothing new. */
    DeviceMemory hearing(DeviceSample sample, long receivedAt, DeviceClock.Pace pace) {
        DeviceClock set = clock.hearing(sample.sample().measuredAt(), receivedAt, pace);
        return set == clock ? this : new DeviceMemory(fingerprints, next, second, inSecond, vendor, set);
    }

    /** When a sample that was heard was measured, by our clock. */
    long corrected(DeviceSample sample, long receivedAt) {
        return clock.corrected(sample.sample().measuredAt(), receivedAt);
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

    /** @param late how long it was on its way, milliseconds, by its corrected time */
    DeviceMemory remembering(DeviceSample sample, VendorId from, long late) {
        // Only the newest second is counted: a late sample neither adds to it nor takes its place.
        long its = secondOf(sample);
        boolean setBack = its < second - SET_BACK_SECONDS && late <= DeviceClock.WITHIN;
        boolean older = its < second && !setBack;
        int count = older ? inSecond : countInSecondOf(sample);
        return remembering(fingerprint(sample), older ? second : its, count, from, clock);
    }

    private DeviceMemory remembering(
            long fingerprint, long second, int inSecond, @Nullable VendorId vendor, DeviceClock clock) {
        int slot = fingerprints.length < REMEMBERED ? fingerprints.length : next;
        long[] all = fingerprints.length < REMEMBERED
                ? Arrays.copyOf(fingerprints, fingerprints.length + 1)
                : fingerprints.clone();
        all[slot] = fingerprint;
        return new DeviceMemory(all, (slot + 1) % REMEMBERED, second, inSecond, vendor, clock);
    }

    /**
     * Writes how this memory differs from the one before it, which one sample made it of: {@link #LARGEST_CHANGE} bytes at most, and some
     * twenty mostly.
     */
    public void writeChange(DeviceMemory before, ByteBuffer out) {
        boolean remembers = fingerprints != before.fingerprints;
        boolean counts = second != before.second || inSecond != before.inSecond;
        VendorId named = vendor == null || vendor.equals(before.vendor) ? null : vendor;
        boolean sets = clock != before.clock;
        out.put((byte) ((remembers ? NEW_FINGERPRINT : 0)
                | (counts ? NEW_COUNT : 0)
                | (named != null ? NEW_VENDOR : 0)
                | (sets ? NEW_CLOCK : 0)));
        if (remembers) {
            write(fingerprints[(next + REMEMBERED - 1) % REMEMBERED], out);
        }
        if (counts) {
            out.putLong(second).putInt(inSecond);
        }
        if (named != null) {
            write(named, out);
        }
        if (sets) {
            clock.writeTo(out);
        }
    }

    /** This memory with what {@link #writeChange} wrote. */
    public DeviceMemory changed(ByteBuffer change) {
        int what = change.get();
        long fingerprint = (what & NEW_FINGERPRINT) == 0 ? 0 : readFingerprint(change);
        boolean counts = (what & NEW_COUNT) != 0;
        long itsSecond = counts ? change.getLong() : second;
        int itsCount = counts ? change.getInt() : inSecond;
        VendorId from = (what & NEW_VENDOR) == 0 ? vendor : vendorIn(change);
        DeviceClock set = (what & NEW_CLOCK) == 0 ? clock : DeviceClock.readFrom(change);
        return (what & NEW_FINGERPRINT) == 0
                ? new DeviceMemory(fingerprints, next, itsSecond, itsCount, from, set)
                : remembering(fingerprint, itsSecond, itsCount, from, set);
    }

    /** About how much of the heap it takes. */
    public int heapBytes() {
        return 150 + fingerprints.length * Long.BYTES;
    }

    /** The bytes that {@link #decode} takes back. */
    public byte[] encode() {
        byte[] from = vendor == null ? new byte[0] : vendor.value().getBytes(StandardCharsets.US_ASCII);
        ByteBuffer bytes = ByteBuffer.allocate(1
                + 1
                + Long.BYTES
                + Integer.BYTES
                + 1
                + from.length
                + clock.size()
                + fingerprints.length * BYTES_OF_FINGERPRINT);
        bytes.put(VERSION).put((byte) next).putLong(second).putInt(inSecond);
        bytes.put((byte) from.length).put(from);
        clock.writeTo(bytes);
        for (long fingerprint : fingerprints) {
            write(fingerprint, bytes);
        }
        return bytes.array();
    }

    private static void write(long fingerprint, ByteBuffer out) {
        out.put((byte) (fingerprint >>> Integer.SIZE)).putInt((int) fingerprint);
    }

    private static long readFingerprint(ByteBuffer in) {
        return (in.get() & 0xFFL) << Integer.SIZE | (in.getInt() & 0xFFFF_FFFFL);
    }

    private static void write(VendorId vendor, ByteBuffer out) {
        byte[] name = vendor.value().getBytes(StandardCharsets.US_ASCII);
        out.put((byte) name.length).put(name);
    }

    public static DeviceMemory decode(byte[] encoded) {
        ByteBuffer bytes = ByteBuffer.wrap(encoded);
        byte version = bytes.get();
        if (version < WITHOUT_VENDOR || version > VERSION) {
            throw new IllegalArgumentException(
                    "device memory of version " + version + ", this program reads " + VERSION);
        }
        int next = bytes.get();
        long second = bytes.getLong();
        int inSecond = bytes.getInt();
        VendorId vendor = version == WITHOUT_VENDOR ? null : vendorIn(bytes);
        DeviceClock clock = version <= WITHOUT_CLOCK ? DeviceClock.RIGHT : DeviceClock.readFrom(bytes);
        long[] fingerprints =
                new long[bytes.remaining() / (version <= WITHOUT_CLOCK ? Long.BYTES : BYTES_OF_FINGERPRINT)];
        for (int i = 0; i < fingerprints.length; i++) {
            fingerprints[i] = version <= WITHOUT_CLOCK ? bytes.getLong() & FINGERPRINT : readFingerprint(bytes);
        }
        return new DeviceMemory(fingerprints, next, second, inSecond, vendor, clock);
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
        return mixed(fingerprint ^ (sequence != null ? sequence : contentOf(sample.sample()))) & FINGERPRINT;
    }

    /** The same in every process: the hash of an enum itself is another in each, and a restart would forget what was sent. */
    private static long contentOf(Sample sample) {
        Observations charted = sample.observations();
        long content = Objects.hash(
                charted.supplementalOxygen(),
                charted.consciousness().name(),
                charted.ventilated(),
                sample.signalQuality(),
                sample.battery());
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

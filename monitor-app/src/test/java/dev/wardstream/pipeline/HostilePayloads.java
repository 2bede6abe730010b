package dev.wardstream.pipeline;

import dev.wardstream.vitals.DeviceSample;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.VitalSign;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Whatever bytes a broken or ill-meaning vendor may send; the same ones for the same seed. */
final class HostilePayloads {
    private static final VitalSign[] VITALS = VitalSign.values();

    private final Random random;
    private final String[] devices;
    private final long from;

    /** A record as it is sent: both may be missing. */
    record Payload(byte @Nullable [] key, byte @Nullable [] value) {}

    HostilePayloads(long seed, long from, String... devices) {
        this.random = new Random(seed);
        this.devices = devices;
        this.from = from;
    }

    Payload next() {
        DeviceSample sample = sample();
        byte[] key = sample.device().value().getBytes(StandardCharsets.UTF_8);
        byte[] valid = TestWard.encoded(sample);
        return switch (random.nextInt(13)) {
            case 0 -> new Payload(key, noise(random.nextInt(300)));
            case 1 -> new Payload(key, Arrays.copyOf(valid, random.nextInt(valid.length)));
            case 2, 3 -> new Payload(key, flipped(valid, 1 + random.nextInt(3)));
            case 4 -> new Payload(key, flipped(valid, 20));
            case 5 -> new Payload(key, withNoise(valid, 2, 8));
            case 6 -> new Payload(key, claimingALength(valid));
            case 7 -> new Payload(key, null);
            case 8 -> new Payload(random.nextBoolean() ? null : noise(random.nextInt(40)), valid);
            case 9 -> new Payload(key, framed(valid));
            case 10 -> new Payload(key, Arrays.copyOf(valid, valid.length + 1 + random.nextInt(20)));
            case 11 -> new Payload(key, TestWard.encoded(Bedside.of(text(key), from, Readings.none())));
            default ->
                new Payload(key, random.nextInt(200) == 0 ? noise(40_000 + random.nextInt(400_000)) : spliced(valid));
        };
    }

    private DeviceSample sample() {
        Readings readings = Readings.none();
        for (VitalSign vital : VITALS) {
            if (random.nextInt(3) == 0) {
                readings = readings.with(vital, random.nextInt(10) == 0 ? random.nextGaussian() * 1e6 : 60);
            }
        }
        String device = devices[random.nextInt(devices.length)];
        return Bedside.of(device, from + random.nextInt(60_000), readings);
    }

    private static String text(byte[] key) {
        return new String(key, StandardCharsets.UTF_8);
    }

    private byte[] noise(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] flipped(byte[] valid, int bits) {
        byte[] bytes = valid.clone();
        for (int i = 0; i < bits; i++) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    private byte[] withNoise(byte[] valid, int offset, int length) {
        byte[] bytes = valid.clone();
        System.arraycopy(noise(length), 0, bytes, offset, length);
        return bytes;
    }

    /** The device id claims to be up to two gigabytes long: a varint of ones where its length stands. */
    private byte[] claimingALength(byte[] valid) {
        byte[] bytes = valid.clone();
        int length = 3 + random.nextInt(3);
        Arrays.fill(bytes, 10, 10 + length, (byte) 0xFF);
        bytes[10 + length] = (byte) random.nextInt(16);
        return bytes;
    }

    private byte[] framed(byte[] valid) {
        byte[] bytes = Arrays.copyOfRange(valid, 5, valid.length);
        bytes[0] = 0;
        System.arraycopy(noise(4), 0, bytes, 1, 4);
        return bytes;
    }

    /** The head of one record on the tail of another. */
    private byte[] spliced(byte[] valid) {
        byte[] other = TestWard.encoded(sample());
        int head = random.nextInt(valid.length);
        int tail = random.nextInt(other.length);
        byte[] bytes = Arrays.copyOf(valid, head + other.length - tail);
        System.arraycopy(other, tail, bytes, head, other.length - tail);
        return bytes;
    }
}

package dev.wardstream.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Whatever a broken or hostile sender puts on a topic becomes a record or one of the declared errors, in little memory. */
class HostilePayloadTest {
    static final List<Class<? extends SpecificRecordBase>> RECORDS = Records.ALL;

    private static final int PAYLOADS = 20_000;
    private static final long MOST_BYTES_A_PAYLOAD = 200_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @ParameterizedTest
    @FieldSource("RECORDS")
    @Timeout(60)
    <T extends SpecificRecordBase> void randomAndMutatedPayloadsOnlyEverYieldDeclaredErrors(Class<T> type) {
        AvroCodec<T> codec = AvroCodec.of(type);
        RandomRecords records = new RandomRecords(7);
        Random random = new Random(7);
        int read = 0;
        codec.decode(codec.encode(records.next(type))); // Making the reader takes memory, once.
        for (int i = 0; i < PAYLOADS; i++) {
            byte[] payload = i % 4 == 0 ? noise(random) : mutated(codec.encode(records.next(type)), random);
            read += isRead(codec, payload) ? 1 : 0;
        }
        assertThat(read).as("some mutations hit a value only").isBetween(1, PAYLOADS);
    }

    @Test
    @Timeout(60)
    void anyClaimedLengthAnywhereIsHeldToTheBytesThatAreThere() {
        RECORDS.forEach(HostilePayloadTest::claimLengthsEverywhere);
    }

    private static <T extends SpecificRecordBase> void claimLengthsEverywhere(Class<T> type) {
        AvroCodec<T> codec = AvroCodec.of(type);
        byte[] whole = codec.encode(new RandomRecords(8).next(type));
        codec.decode(whole); // Making the reader takes memory, once.
        for (int at = Framing.SINGLE_OBJECT_HEADER; at < whole.length; at++) {
            for (byte[] claim : lengthClaims()) {
                byte[] payload = Arrays.copyOf(whole, Math.max(whole.length, at + claim.length));
                System.arraycopy(claim, 0, payload, at, claim.length);
                isRead(codec, payload);
            }
        }
    }

    /** Zigzag varints: the largest int, the largest an array may have, a block of negative count with its size, the extremes of a long. */
    private static List<byte[]> lengthClaims() {
        return Stream.of(
                        new int[] {0xFE, 0xFF, 0xFF, 0xFF, 0x0F},
                        new int[] {0xEE, 0xFF, 0xFF, 0xFF, 0x0F},
                        new int[] {0xFF, 0xFF, 0xFF, 0xFF, 0x0F, 0x02},
                        new int[] {0x80, 0x89, 0x7A},
                        new int[] {0xFE, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01},
                        new int[] {0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01})
                .map(HostilePayloadTest::bytes)
                .toList();
    }

    private static <T extends SpecificRecordBase> boolean isRead(AvroCodec<T> codec, byte[] payload) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        boolean read;
        try {
            T record = codec.decode(payload);
            read = record != null;
        } catch (DecodingException e) {
            assertThat(e).hasMessageFindingMatch("[a-z]{3}");
            read = false;
        }
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before)
                .as("bytes allocated for a payload of " + payload.length)
                .isLessThan(MOST_BYTES_A_PAYLOAD);
        return read;
    }

    private static byte[] noise(Random random) {
        byte[] noise = new byte[random.nextInt(200)];
        random.nextBytes(noise);
        if (noise.length > 1 && random.nextBoolean()) {
            noise[0] = (byte) (random.nextBoolean() ? 0xC3 : 0);
            noise[1] = 1;
        }
        return noise;
    }

    private static byte[] mutated(byte[] payload, Random random) {
        byte[] mutant = Arrays.copyOf(payload, Math.max(1, payload.length + random.nextInt(9) - 4));
        for (int left = 1 + random.nextInt(4); left > 0; left--) {
            mutant[random.nextInt(mutant.length)] = (byte) random.nextInt();
        }
        return mutant;
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}

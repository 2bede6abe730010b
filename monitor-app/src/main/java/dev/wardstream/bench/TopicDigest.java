package dev.wardstream.bench;

import dev.wardstream.wire.Topic;
import dev.wardstream.wire.TopicReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.common.serialization.Serdes;

/**
 * What a topic holds, as one number: the same where every patient has the same values in the same order, however patients are spread
 * over partitions and whenever it was written.
 *
 * @param digest of all patients
 * @param ofOneVendor of those whose devices are one vendor's: the topics of two are read in no fixed order
 */
public record TopicDigest(long records, long bytes, String digest, String ofOneVendor) {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    /** @param hasOneVendor whether a patient's devices are one vendor's */
    static TopicDigest of(Map<String, Object> kafka, String topic, Predicate<String> hasOneVendor) {
        Builder builder = new Builder();
        Topic<byte[]> bytes = new Topic<>(topic, Serdes.ByteArray(), Topic.Cleanup.DELETE, null, null);
        TopicReader.read(
                kafka,
                List.of(TopicReader.Part.all(
                        bytes, (patient, value) -> builder.add(patient, value == null ? new byte[0] : value))),
                TopicReader.Progress.NONE);
        return builder.digest(hasOneVendor);
    }

    /** Takes the values of each patient in their order. */
    static final class Builder {
        private final Map<String, Long> byPatient = new HashMap<>();
        private long records;
        private long bytes;

        void add(String patient, byte[] value) {
            records++;
            bytes += value.length;
            long soFar =
                    byPatient.computeIfAbsent(patient, name -> hash(FNV_OFFSET, name.getBytes(StandardCharsets.UTF_8)));
            byPatient.put(patient, hash(soFar ^ value.length, value));
        }

        TopicDigest digest(Predicate<String> hasOneVendor) {
            return new TopicDigest(records, bytes, sum(patient -> true), sum(hasOneVendor));
        }

        private String sum(Predicate<String> of) {
            long sum = 0;
            for (Map.Entry<String, Long> patient : byPatient.entrySet()) {
                if (of.test(patient.getKey())) {
                    sum += mixed(patient.getValue());
                }
            }
            return HexFormat.of().toHexDigits(sum);
        }

        /** MurmurHash3's last step: without it two patients who have changed places would add up to the same. */
        private static long mixed(long hash) {
            long mixed = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
            mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
            return mixed ^ (mixed >>> 33);
        }

        private static long hash(long seed, byte[] bytes) {
            long hash = seed;
            for (byte each : bytes) {
                hash = (hash ^ (each & 0xff)) * FNV_PRIME;
            }
            return hash;
        }
    }
}

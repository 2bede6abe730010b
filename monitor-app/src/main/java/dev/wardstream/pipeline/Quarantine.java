package dev.wardstream.pipeline;

import dev.wardstream.intake.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** The headers of a quarantined record: they tell its vendor why, and {@code quarantine replay} where it came from. */
public final class Quarantine {
    public static final String REASON = "wardstream.reason";
    public static final String EXPLANATION = "wardstream.explanation";
    public static final String DETAIL = "wardstream.detail";
    public static final String TOPIC = "wardstream.topic";
    public static final String PARTITION = "wardstream.partition";
    public static final String OFFSET = "wardstream.offset";
    /** {@value #WHOLE} or {@value #IN_PART}. */
    public static final String DISPOSITION = "wardstream.disposition";
    /** The record was not let in. */
    public static final String WHOLE = "quarantined";
    /** The record was let in without the values that the detail names: there is nothing to replay. */
    public static final String IN_PART = "accepted-in-part";

    /** There where a key or value was too large to be kept whole: how many bytes it had. */
    public static final String TRUNCATED = "wardstream.truncated";

    private static final int LONGEST_DETAIL = 500;
    /** What a broker takes as it comes, also a batch of key and value that cannot be compressed. */
    static final int LARGEST_KEPT = 400_000;

    private Quarantine() {}

    static Headers headers(Reason reason, String detail, String disposition, RecordMetadata source) {
        Headers headers = new RecordHeaders();
        put(headers, REASON, reason.name());
        put(headers, EXPLANATION, reason.explanation());
        put(headers, DETAIL, detail.substring(0, Math.min(detail.length(), LONGEST_DETAIL)));
        put(headers, DISPOSITION, disposition);
        put(headers, TOPIC, source.topic());
        put(headers, PARTITION, Integer.toString(source.partition()));
        put(headers, OFFSET, Long.toString(source.offset()));
        return headers;
    }

    /**
     * A key or value as it is kept: whole, or the beginning of one that no broker would take back. A vendor's broker may have
     * let it pass because it was well compressed.
     */
    static byte @Nullable [] kept(byte @Nullable [] received, Headers headers) {
        if (received == null || received.length <= LARGEST_KEPT) {
            return received;
        }
        put(headers, TRUNCATED, Integer.toString(received.length));
        return Arrays.copyOf(received, LARGEST_KEPT);
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}

package dev.wardstream.pipeline;

import java.nio.ByteBuffer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * When the record that all this came of was received, and when the intake read it: carried along in a header, since each topic
 * has the time of its own append. Wall clock, epoch milliseconds.
 */
public final class Receipt {
    private static final String HEADER = "wardstream.received";

    private Receipt() {}

    static void mark(Headers headers, long receivedAt, long readAt) {
        headers.add(
                HEADER,
                ByteBuffer.allocate(2 * Long.BYTES)
                        .putLong(receivedAt)
                        .putLong(readAt)
                        .array());
    }

    /** The time of receipt that the headers carry, or another where they carry none. */
    public static long of(Headers headers, long otherwise) {
        return time(headers, 0, otherwise);
    }

    /** When the intake read the record, or another time where the headers do not tell, as those of earlier versions. */
    static long readAt(Headers headers, long otherwise) {
        return time(headers, Long.BYTES, otherwise);
    }

    private static long time(Headers headers, int position, long otherwise) {
        Header header = headers.lastHeader(HEADER);
        return header == null || header.value().length < position + Long.BYTES
                ? otherwise
                : ByteBuffer.wrap(header.value()).getLong(position);
    }
}

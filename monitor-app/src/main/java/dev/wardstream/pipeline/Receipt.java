package dev.wardstream.pipeline;

import java.nio.ByteBuffer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * When the record that all this came of was received: carried along in a header, since each topic has the time of its own
 * append. Wall clock, epoch milliseconds.
 */
public final class Receipt {
    private static final String HEADER = "wardstream.received";

    private Receipt() {}

    static void mark(Headers headers, long receivedAt) {
        headers.remove(HEADER);
        headers.add(HEADER, ByteBuffer.allocate(Long.BYTES).putLong(receivedAt).array());
    }

    /** The time that the headers carry, or another where they carry none. */
    public static long of(Headers headers, long otherwise) {
        Header header = headers.lastHeader(HEADER);
        return header == null || header.value().length != Long.BYTES
                ? otherwise
                : ByteBuffer.wrap(header.value()).getLong();
    }
}

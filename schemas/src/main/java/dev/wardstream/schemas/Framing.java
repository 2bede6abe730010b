package dev.wardstream.schemas;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The two framings a payload may have, told apart by their first bytes: Avro's single-object encoding ({@code C3 01}, then
 * the writer schema's CRC-64-AVRO fingerprint, little-endian) and Confluent's wire format ({@code 00}, then the writer
 * schema's registry id, 32 bits, big-endian). The record's Avro binary follows.
 */
final class Framing {
    static final int SINGLE_OBJECT_HEADER = 10;
    static final int CONFLUENT_HEADER = 5;

    private static final VarHandle LITTLE_ENDIAN_LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle BIG_ENDIAN_INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private Framing() {}

    static boolean isSingleObject(byte[] payload) {
        return payload.length >= SINGLE_OBJECT_HEADER && payload[0] == (byte) 0xC3 && payload[1] == 1;
    }

    static boolean isConfluent(byte[] payload) {
        return payload.length >= CONFLUENT_HEADER && payload[0] == 0;
    }

    static long fingerprint(byte[] singleObject) {
        return (long) LITTLE_ENDIAN_LONG.get(singleObject, 2);
    }

    static int registryId(byte[] confluent) {
        return (int) BIG_ENDIAN_INT.get(confluent, 1);
    }

    static byte[] singleObjectHeader(long fingerprint) {
        byte[] header = new byte[SINGLE_OBJECT_HEADER];
        header[0] = (byte) 0xC3;
        header[1] = 1;
        LITTLE_ENDIAN_LONG.set(header, 2, fingerprint);
        return header;
    }
}

package dev.wardstream.ward;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/** Puts together what is encoded already, piece by piece, into one UTF-8 text. */
final class Bytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 12);

    Bytes add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    Bytes add(byte[] piece) {
        return add(piece, piece.length);
    }

    Bytes add(byte[] piece, int length) {
        out.write(piece, 0, length);
        return this;
    }

    /** The pieces with commas in between. */
    Bytes addAll(Collection<byte[]> pieces) {
        boolean isFirst = true;
        for (byte[] piece : pieces) {
            if (!isFirst) {
                out.write(',');
            }
            isFirst = false;
            add(piece);
        }
        return this;
    }

    byte[] all() {
        return out.toByteArray();
    }
}

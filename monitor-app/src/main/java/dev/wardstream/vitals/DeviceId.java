package dev.wardstream.vitals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The id of a device, as its vendor gives it; the key of the vendor's topic. At most 64 printable characters without spaces. */
public record DeviceId(String value) {
    public DeviceId {
        Ids.check("device id", value);
    }

    /** Its characters, of which each takes one byte. */
    public byte[] toBytes() {
        return value.getBytes(StandardCharsets.US_ASCII);
    }

    /** The id of which the next bytes are the characters. */
    public static DeviceId readFrom(ByteBuffer bytes, int length) {
        byte[] characters = new byte[length];
        bytes.get(characters);
        return new DeviceId(new String(characters, StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return value;
    }
}

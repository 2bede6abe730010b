package dev.wardstream.ward;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Events of the stream as they go over the wire: the name, the data in one line of JSON, and an empty line. */
final class Frames {
    private Frames() {}

    static byte[] event(String name, byte[] json) {
        return new Bytes()
                .add("event: " + name + "\ndata: ")
                .add(json)
                .add("\n\n")
                .all();
    }

    static byte[] event(String name, Object value) {
        return event(name, Json.bytes(value));
    }

    static byte[] beds(Collection<byte[]> beds) {
        return event(
                "beds", new Bytes().add("{\"beds\":[").addAll(beds).add("]}").all());
    }

    static byte[] gone(Collection<String> patients) {
        return event("gone", Map.of("patients", patients));
    }

    static byte[] wards(List<WardView> wards) {
        return event("wards", Map.of("wards", wards));
    }
}

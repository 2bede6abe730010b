package dev.wardstream.ward;

import java.util.List;

/** Whether the app is well: a value, part by part, each with its cause where it is not. */
public record Health(List<Part> parts) {
    public Health {
        parts = List.copyOf(parts);
    }

    /**
     * One part of the app.
     *
     * @param cause what is wrong and what to do; empty where it is well
     */
    public record Part(String name, boolean ok, String cause) {
        public static Part well(String name) {
            return new Part(name, true, "");
        }

        public static Part ill(String name, String cause) {
            return new Part(name, false, cause);
        }
    }

    /** What strangers are told: which parts are well. A cause may name hosts, files or beds. */
    Health withoutCauses() {
        return new Health(
                parts.stream().map(part -> new Part(part.name(), part.ok(), "")).toList());
    }

    public boolean ok() {
        return parts.stream().allMatch(Part::ok);
    }
}

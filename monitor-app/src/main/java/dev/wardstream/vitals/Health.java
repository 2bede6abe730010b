package dev.wardstream.vitals;

import java.util.Comparator;
import java.util.List;

/** How the app is: a value, part by part, each with its cause where it is not well. */
public record Health(List<Part> parts) {
    public Health {
        parts = List.copyOf(parts);
    }

    /** How a part is; each is worse than the one before. */
    public enum State {
        OK,
        /** It still reads what it needs, within the time that a start may take. Nobody has to act. */
        STARTING,
        /** Somebody has to act. */
        ILL
    }

    /**
     * One part of the app.
     *
     * @param cause what is wrong and what to do; or what is still being read, how far and for how long; empty where it is well
     */
    public record Part(String name, State state, String cause) {
        public static Part well(String name) {
            return new Part(name, State.OK, "");
        }

        public static Part starting(String name, String reading) {
            return new Part(name, State.STARTING, reading);
        }

        public static Part ill(String name, String cause) {
            return new Part(name, State.ILL, cause);
        }

        public boolean isIll() {
            return state == State.ILL;
        }

        public boolean isStarting() {
            return state == State.STARTING;
        }
    }

    /** What strangers are told: how each part is. A cause may name hosts, files or beds. */
    public Health withoutCauses() {
        return new Health(parts.stream()
                .map(part -> new Part(part.name(), part.state(), ""))
                .toList());
    }

    /** The worst state of any part. */
    public State state() {
        return parts.stream().map(Part::state).max(Comparator.naturalOrder()).orElse(State.OK);
    }
}

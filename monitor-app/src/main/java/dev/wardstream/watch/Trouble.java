package dev.wardstream.watch;

/**
 * Something that somebody should look after.
 *
 * @param instance the instance it is about; empty where it is about none in particular
 * @param part the part of the instance; empty where it is about all of it
 * @param since epoch milliseconds
 * @param cause what was seen
 */
public record Trouble(Kind kind, String instance, String part, long since, String cause) {

    /** What can be wrong. */
    public enum Kind {
        /** Nobody can say how the monitor is. */
        NO_BROKER("start the brokers, or check the network between them and here"),
        /** None is there that watches the patients. */
        NO_MONITOR("start one with wardstream run; until then nobody is alarmed"),
        /** An instance has died, hangs, or does not reach the brokers. */
        SILENT("check its process, its machine and its network, and start it again"),
        /** A part of an instance is not well, or its start takes too long. */
        PART_ILL("see its cause and its /health"),
        /** An instance reads what it needs before it watches anybody: no trouble, but told. */
        STARTING("nothing, unless it lasts"),
        /** An instance was stopped in order: no trouble, but told. */
        STOPPED("nothing, if that was meant");

        private final String advice;

        Kind(String advice) {
            this.advice = advice;
        }

        /** What to do, for people. */
        public String advice() {
            return advice;
        }
    }

    /** Whether somebody has to act. */
    public boolean isSerious() {
        return switch (kind) {
            case STARTING, STOPPED -> false;
            case NO_BROKER, NO_MONITOR, SILENT, PART_ILL -> true;
        };
    }

    /** What it is about, for people: the part and the instance, or the brokers or the monitor at large. */
    public String subject() {
        return switch (kind) {
            case NO_BROKER -> "the brokers";
            case NO_MONITOR -> "the monitor";
            case SILENT, STARTING, STOPPED -> instance;
            case PART_ILL -> part + " of " + instance;
        };
    }

    /** Whether both are the same trouble, seen at different times. */
    boolean isSameAs(Trouble other) {
        return kind == other.kind && instance.equals(other.instance) && part.equals(other.part);
    }
}

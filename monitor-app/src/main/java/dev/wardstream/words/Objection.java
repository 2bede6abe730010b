package dev.wardstream.words;

/** Why what somebody asks cannot be, as facts: each reader is told in their language. */
public final class Objection extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final transient Said said;

    public Objection(Said said) {
        super(said.toString());
        this.said = said;
    }

    /** Why not. */
    public Said said() {
        return said;
    }

    /** What an exception says: as facts where it knows them, and else in the words that it has. */
    public static Said of(IllegalArgumentException fault) {
        return fault instanceof Objection objection ? objection.said : Said.plain(String.valueOf(fault.getMessage()));
    }
}

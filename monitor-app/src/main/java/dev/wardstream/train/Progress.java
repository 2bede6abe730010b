package dev.wardstream.train;

/** Is told how far training has got, on the thread that trains. */
@FunctionalInterface
public interface Progress {
    /** Says nothing to anybody. */
    Progress SILENT = (stage, done, of) -> {};

    /** The total of a stage whose end is not known. */
    long UNKNOWN = -1;

    /**
     * @param stage what is going on, such as {@code reading mimic3-demo} or {@code training}
     * @param done recordings, or epochs, done in this stage
     * @param of how many there are, {@link #UNKNOWN} where nobody knows
     */
    void at(String stage, long done, long of);
}

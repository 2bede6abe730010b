package dev.wardstream.intake;

/**
 * How strict the intake is.
 *
 * @param samplesPerSecond the most samples of one device that may have been measured within one second of its clock
 * @param largestRecord the largest record that is read, bytes
 * @param vendors how the records of vendors who do not as the schema says are to be read
 */
public record IntakeRules(int samplesPerSecond, int largestRecord, VendorProfiles vendors) {
    /** Of vendors who all do as the schema says. */
    public IntakeRules(int samplesPerSecond, int largestRecord) {
        this(samplesPerSecond, largestRecord, VendorProfiles.none());
    }

    public IntakeRules {
        if (samplesPerSecond < 1) {
            throw new IllegalArgumentException("intake.samplesPerSecond must be at least 1: " + samplesPerSecond);
        }
        if (largestRecord < 64) {
            throw new IllegalArgumentException("intake.largestRecord must be at least 64 bytes: " + largestRecord);
        }
    }

    public static IntakeRules defaults() {
        return new IntakeRules(50, 16 * 1024);
    }
}

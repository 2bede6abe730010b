package dev.wardstream.intake;

/**
 * How strict the intake is.
 *
 * @param samplesPerSecond the most samples of one device that may have been measured within one second of its clock
 * @param largestRecord the largest record that is read, bytes
 */
public record IntakeRules(int samplesPerSecond, int largestRecord) {
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

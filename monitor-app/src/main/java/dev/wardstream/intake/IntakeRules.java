package dev.wardstream.intake;

/**
 * How strict the intake is, and how much it holds.
 *
 * @param samplesPerSecond the most samples of one device that may have been measured within one second of its clock
 * @param largestRecord the largest record that is read, bytes
 * @param vendors how the records of vendors who do not as the schema says are to be read
 * @param deviceMemory how much heap the {@linkplain DeviceMemory memory} of devices may take, bytes: what does not fit is read from
 *     the store again
 */
public record IntakeRules(int samplesPerSecond, int largestRecord, VendorProfiles vendors, long deviceMemory) {
    /** Room for some 80,000 devices. */
    private static final long DEVICE_MEMORY = 64L << 20;

    /** Of vendors who all do as the schema says. */
    public IntakeRules(int samplesPerSecond, int largestRecord) {
        this(samplesPerSecond, largestRecord, VendorProfiles.none());
    }

    /** With room for as many devices as an instance commonly has. */
    public IntakeRules(int samplesPerSecond, int largestRecord, VendorProfiles vendors) {
        this(samplesPerSecond, largestRecord, vendors, DEVICE_MEMORY);
    }

    public IntakeRules {
        if (samplesPerSecond < 1) {
            throw new IllegalArgumentException("intake.samplesPerSecond must be at least 1: " + samplesPerSecond);
        }
        if (largestRecord < 64) {
            throw new IllegalArgumentException("intake.largestRecord must be at least 64 bytes: " + largestRecord);
        }
        if (deviceMemory < 1 << 20) {
            throw new IllegalArgumentException(
                    "intake.deviceMemory must be at least 1 MiB: " + deviceMemory + " bytes");
        }
    }

    public static IntakeRules defaults() {
        return new IntakeRules(50, 16 * 1024);
    }
}

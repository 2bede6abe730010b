package dev.wardstream.intake;

/** Why a record was not let in, in words that its vendor understands. */
public enum Reason {
    UNDECODABLE("The bytes are no record of the VitalSigns schema."),
    UNKNOWN_SCHEMA(
            "The record names a schema that is not known here: publish a released one, or have intake.schemaRegistry set."),
    REGISTRY_UNREACHABLE("The schema registry did not answer: replay the quarantine when it does."),
    OVERSIZED("The record is larger than the monitor reads."),
    INVALID_DEVICE_ID(
            "The device id is empty, too long or has what ids may not have: other characters, or . or .. between slashes."),
    KEY_MISMATCH("The record's key is not the device id in the record."),
    IMPLAUSIBLE_TIME("The record's measuredAt is no epoch time in milliseconds, or lies before the year 2000."),
    NO_VITALS("The record says nothing: no vital sign, nothing charted, no signal quality, no battery."),
    IMPLAUSIBLE_VALUE(
            "Each value in the record is outside what a sensor can mean, contradicts another, or is in another unit."),
    UNASSIGNED_DEVICE("Nobody wore the device at measuredAt: assign it to a patient, then replay the quarantine."),
    FOREIGN_DEVICE("The device is another vendor's: publish your own devices on your own topic."),
    DEVICE_RATE("The device measured more often in this second than the monitor takes from one device."),
    PROCESSING_FAILED("The monitor failed on this record: a fault of the monitor, told in the detail.");

    private final String explanation;

    Reason(String explanation) {
        this.explanation = explanation;
    }

    /** One sentence for the vendor. */
    public String explanation() {
        return explanation;
    }
}

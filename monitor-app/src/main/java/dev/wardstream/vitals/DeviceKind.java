package dev.wardstream.vitals;

/** What kind of device a patient wears or lies beside: it decides how soon its silence is worth an alarm. */
public enum DeviceKind {
    UNKNOWN,
    /** Wired, continuous, at the bedside. */
    BEDSIDE_MONITOR,
    /** Wireless, continuous, may buffer while out of reach. */
    WEARABLE,
    /** A round with a cuff and a thermometer, or hourly charting. */
    SPOT_CHECK;

    /** Whether it measures all the time by itself. */
    public boolean isContinuous() {
        return this == BEDSIDE_MONITOR || this == WEARABLE;
    }
}

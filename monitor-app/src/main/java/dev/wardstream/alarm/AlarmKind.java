package dev.wardstream.alarm;

import dev.wardstream.vitals.VitalSign;
import org.jspecify.annotations.Nullable;

/** What an alarm is about: a vital past its limit, a score, or a sensor that cannot be trusted. */
public enum AlarmKind {
    HEART_RATE_HIGH(VitalSign.HEART_RATE),
    HEART_RATE_LOW(VitalSign.HEART_RATE),
    RESPIRATORY_RATE_HIGH(VitalSign.RESPIRATORY_RATE),
    RESPIRATORY_RATE_LOW(VitalSign.RESPIRATORY_RATE),
    SPO2_HIGH(VitalSign.SPO2),
    SPO2_LOW(VitalSign.SPO2),
    SYSTOLIC_PRESSURE_HIGH(VitalSign.SYSTOLIC_PRESSURE),
    SYSTOLIC_PRESSURE_LOW(VitalSign.SYSTOLIC_PRESSURE),
    DIASTOLIC_PRESSURE_HIGH(VitalSign.DIASTOLIC_PRESSURE),
    DIASTOLIC_PRESSURE_LOW(VitalSign.DIASTOLIC_PRESSURE),
    MEAN_PRESSURE_HIGH(VitalSign.MEAN_PRESSURE),
    MEAN_PRESSURE_LOW(VitalSign.MEAN_PRESSURE),
    BODY_TEMPERATURE_HIGH(VitalSign.BODY_TEMPERATURE),
    BODY_TEMPERATURE_LOW(VitalSign.BODY_TEMPERATURE),
    SKIN_TEMPERATURE_HIGH(VitalSign.SKIN_TEMPERATURE),
    SKIN_TEMPERATURE_LOW(VitalSign.SKIN_TEMPERATURE),
    BLOOD_GLUCOSE_HIGH(VitalSign.BLOOD_GLUCOSE),
    BLOOD_GLUCOSE_LOW(VitalSign.BLOOD_GLUCOSE),
    GLASGOW_COMA_SCALE_HIGH(VitalSign.GLASGOW_COMA_SCALE),
    GLASGOW_COMA_SCALE_LOW(VitalSign.GLASGOW_COMA_SCALE),
    INSPIRED_OXYGEN_HIGH(VitalSign.INSPIRED_OXYGEN),
    INSPIRED_OXYGEN_LOW(VitalSign.INSPIRED_OXYGEN),
    MOTION_HIGH(VitalSign.MOTION),
    MOTION_LOW(VitalSign.MOTION),
    ELECTRODERMAL_ACTIVITY_HIGH(VitalSign.ELECTRODERMAL_ACTIVITY),
    ELECTRODERMAL_ACTIVITY_LOW(VitalSign.ELECTRODERMAL_ACTIVITY),
    END_TIDAL_CO2_HIGH(VitalSign.END_TIDAL_CO2),
    END_TIDAL_CO2_LOW(VitalSign.END_TIDAL_CO2),
    PERFUSION_INDEX_HIGH(VitalSign.PERFUSION_INDEX),
    PERFUSION_INDEX_LOW(VitalSign.PERFUSION_INDEX),
    /** The early warning score, or one of its parts alone, asks for a response. */
    NEWS2(null),
    /** A model finds the window unlike what this patient's vitals should be. */
    ANOMALY(null),
    /** A device has sent nothing for too long. Technical. */
    NO_DATA(null),
    /** A device says, or its readings show, that its sensor is off or unusable. Technical. */
    SENSOR_FAULT(null),
    /** A device's battery is nearly empty. Technical. */
    BATTERY_LOW(null),
    /** A device's clock, or what carries its data, is off: it is judged at its corrected time. Technical. */
    CLOCK_OFF(null),
    /** A vital that a device measured steadily is not measured any more. Technical. */
    VITAL_LOST(null),
    /** Two devices that are both trusted disagree on a vital by more than is plausible. Technical. */
    SOURCES_DISAGREE(null);

    private final @Nullable VitalSign vital;

    AlarmKind(@Nullable VitalSign vital) {
        this.vital = vital;
    }

    /** The vital whose limit this alarm watches, or null for an alarm about a score or a device. */
    public @Nullable VitalSign vital() {
        return vital;
    }

    /** Whether the alarm is about the equipment and not about the patient. */
    public boolean isTechnical() {
        return compareTo(NO_DATA) >= 0;
    }

    public static AlarmKind high(VitalSign vital) {
        return valueOf(vital.name() + "_HIGH");
    }

    public static AlarmKind low(VitalSign vital) {
        return valueOf(vital.name() + "_LOW");
    }
}

package dev.wardstream.vitals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A vital sign that a device can measure, with its unit (UCUM), its codes (ISO/IEEE 11073-10101 "MDC" and LOINC) and the
 * range a sensor can mean. A value outside that range is an artefact, not an extreme patient.
 */
public enum VitalSign implements Signal {
    HEART_RATE("heartRate", "HR", "/min", 147842, "8867-4", 10, 300, 1),
    RESPIRATORY_RATE("respiratoryRate", "RR", "/min", 151562, "9279-1", 2, 90, 1),
    SPO2("spo2", "SpO2", "%", 150456, "59408-5", 30, 100, 1),
    SYSTOLIC_PRESSURE("systolicPressure", "SBP", "mm[Hg]", 150021, "8480-6", 30, 300, 1),
    DIASTOLIC_PRESSURE("diastolicPressure", "DBP", "mm[Hg]", 150022, "8462-4", 10, 200, 1),
    MEAN_PRESSURE("meanPressure", "MAP", "mm[Hg]", 150023, "8478-0", 20, 250, 1),
    BODY_TEMPERATURE("bodyTemperature", "Temp", "Cel", 150364, "8310-5", 25, 45, 0.1),
    SKIN_TEMPERATURE("skinTemperature", "Skin", "Cel", null, null, 10, 45, 0.1),
    BLOOD_GLUCOSE("bloodGlucose", "Glucose", "mg/dL", null, "2339-0", 10, 1000, 1),
    GLASGOW_COMA_SCALE("glasgowComaScale", "GCS", "{score}", null, "9269-2", 3, 15, 1),
    INSPIRED_OXYGEN("inspiredOxygen", "FiO2", "%", null, "3150-6", 20, 100, 1),
    MOTION("motion", "Motion", "[g]", null, null, 0, 16, 0.001),
    ELECTRODERMAL_ACTIVITY("electrodermalActivity", "EDA", "uS", null, null, 0, 100, 0.01),
    END_TIDAL_CO2("endTidalCo2", "EtCO2", "mm[Hg]", 151708, "19891-1", 0, 150, 1),
    PERFUSION_INDEX("perfusionIndex", "PI", "%", 150488, "61006-3", 0, 30, 0.1);

    /** All vital signs, in the order of their ordinals. */
    public static final List<VitalSign> ALL = List.of(values());

    private static final Map<String, VitalSign> BY_FIELD = new HashMap<>();

    static {
        ALL.forEach(vital -> BY_FIELD.put(vital.field, vital));
    }

    private final String field;
    private final String label;
    private final String unit;
    private final @Nullable Integer mdcCode;
    private final @Nullable String loincCode;
    private final double lowestPlausible;
    private final double highestPlausible;
    private final double resolution;

    VitalSign(
            String field,
            String label,
            String unit,
            @Nullable Integer mdcCode,
            @Nullable String loincCode,
            double lowestPlausible,
            double highestPlausible,
            double resolution) {
        this.field = field;
        this.label = label;
        this.unit = unit;
        this.mdcCode = mdcCode;
        this.loincCode = loincCode;
        this.lowestPlausible = lowestPlausible;
        this.highestPlausible = highestPlausible;
        this.resolution = resolution;
    }

    /** The name of this vital's field in the schemas, in the store and in JSON. */
    @Override
    public String field() {
        return field;
    }

    /** The short label that charts use, such as {@code HR}. */
    @Override
    public String label() {
        return label;
    }

    @Override
    public double in(Sample sample) {
        return sample.readings().get(this);
    }

    /** The unit in UCUM's case-sensitive notation. */
    public String unit() {
        return unit;
    }

    /** The unit as people write it at the bedside, such as {@code mmHg} or {@code °C}. */
    public String displayUnit() {
        return switch (unit) {
            case "mm[Hg]" -> "mmHg";
            case "Cel" -> "°C";
            case "[g]" -> "g";
            case "uS" -> "µS";
            case "{score}" -> "";
            default -> unit;
        };
    }

    /** The MDC code, or null where the nomenclature has none. */
    public @Nullable Integer mdcCode() {
        return mdcCode;
    }

    /** The LOINC code, or null where there is none. */
    public @Nullable String loincCode() {
        return loincCode;
    }

    public double lowestPlausible() {
        return lowestPlausible;
    }

    public double highestPlausible() {
        return highestPlausible;
    }

    /** The step in which charts record this vital, in its unit: 0.1 for temperature, 1 for most. */
    public double resolution() {
        return resolution;
    }

    /** Whether people judge it, and no sensor does. */
    public boolean isCharted() {
        return this == GLASGOW_COMA_SCALE;
    }

    /** Whether a sensor can mean this value; false for NaN. */
    public boolean isPlausible(double value) {
        return value >= lowestPlausible && value <= highestPlausible;
    }

    /** The value rounded half up to the chart's resolution, as the NEWS2 chart and alarm texts read it. */
    public double rounded(double value) {
        // By whole numbers, which keep 38.55 half way and 36.6 at 36.6; 0.1 has no exact double.
        double stepsPerUnit = Math.rint(1 / resolution);
        return Math.floor(value * stepsPerUnit + 0.5) / stepsPerUnit;
    }

    /** The value as charts and alarm texts write it: at the chart's resolution, without unit, such as {@code 36.6}. */
    public String asCharted(double value) {
        int decimals = resolution >= 1 ? 0 : (int) Math.rint(-Math.log10(resolution));
        return BigDecimal.valueOf(rounded(value))
                .setScale(decimals, RoundingMode.HALF_UP)
                .toPlainString();
    }

    /** The vital of a schema field, or null where no vital has that name. */
    public static @Nullable VitalSign ofField(String field) {
        return BY_FIELD.get(field);
    }
}

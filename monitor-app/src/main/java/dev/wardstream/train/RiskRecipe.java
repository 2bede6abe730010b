package dev.wardstream.train;

import dev.wardstream.recordings.RecordingSet;
import dev.wardstream.vitals.Charted;
import dev.wardstream.vitals.Signal;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.window.WindowSpec;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The risk models that Wardstream knows how to train: what each reads. All look back over two days. */
public enum RiskRecipe {
    ICU(
            "risk-icu",
            "Risk of dying in hospital, from the vitals of an ICU bed with coma scale, inspired oxygen and ventilation",
            List.of(
                    VitalSign.HEART_RATE,
                    VitalSign.RESPIRATORY_RATE,
                    VitalSign.SPO2,
                    VitalSign.SYSTOLIC_PRESSURE,
                    VitalSign.DIASTOLIC_PRESSURE,
                    VitalSign.MEAN_PRESSURE,
                    VitalSign.BODY_TEMPERATURE,
                    VitalSign.GLASGOW_COMA_SCALE,
                    VitalSign.INSPIRED_OXYGEN,
                    Charted.VENTILATED)),
    VITALS(
            "risk-vitals",
            "Risk of dying in hospital, from vital signs alone",
            List.of(
                    VitalSign.HEART_RATE,
                    VitalSign.RESPIRATORY_RATE,
                    VitalSign.SPO2,
                    VitalSign.SYSTOLIC_PRESSURE,
                    VitalSign.DIASTOLIC_PRESSURE,
                    VitalSign.MEAN_PRESSURE,
                    VitalSign.BODY_TEMPERATURE));

    /** Two days, as the recordings that they learn from, hour by hour, as charts are. */
    private static final WindowSpec WINDOW =
            new WindowSpec(Duration.ofHours(1), Duration.ofHours(48), Duration.ofHours(1), Duration.ofHours(12));

    private final String id;
    private final String title;
    private final List<Signal> channels;

    RiskRecipe(String id, String title, List<Signal> channels) {
        this.id = id;
        this.title = title;
        this.channels = channels;
    }

    /** The id of the model it makes. */
    public String id() {
        return id;
    }

    public String title() {
        return title;
    }

    public WindowSpec window() {
        return WINDOW;
    }

    public List<Signal> channels() {
        return channels;
    }

    /** What the shipped model was trained on. */
    public RecordingSet recordings() {
        return RecordingSet.CINC2012;
    }

    /** The recipe of a model, where there is one. */
    public static Optional<RiskRecipe> ofId(String id) {
        return Arrays.stream(values()).filter(recipe -> recipe.id.equals(id)).findFirst();
    }
}

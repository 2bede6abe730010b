package dev.wardstream.train;

import dev.wardstream.recordings.RecordingSet;
import dev.wardstream.score.ModelCard;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.window.WindowSpec;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The models that Wardstream knows how to train: what each reads, over which windows, from which recordings. */
public enum Recipe {
    WEARABLE_1HZ(
            "wearable-1hz",
            "Wearable, one sample a second: surprise over the last minute",
            new WindowSpec(
                    Duration.ofSeconds(1), Duration.ofSeconds(60), Duration.ofSeconds(10), Duration.ofSeconds(60)),
            List.of(
                    VitalSign.HEART_RATE,
                    VitalSign.SKIN_TEMPERATURE,
                    VitalSign.MOTION,
                    VitalSign.ELECTRODERMAL_ACTIVITY),
            new ModelCard.Scoring(3, 15, 0.2),
            List.of(RecordingSet.STRESS_PREDICT),
            NormalRule.AT_REST),
    WARD_HOURLY(
            "ward-hourly",
            "Ward, hourly charting: surprise over the last day",
            new WindowSpec(Duration.ofHours(1), Duration.ofHours(24), Duration.ofHours(1), Duration.ofHours(12)),
            List.of(
                    VitalSign.HEART_RATE,
                    VitalSign.RESPIRATORY_RATE,
                    VitalSign.SPO2,
                    VitalSign.SYSTOLIC_PRESSURE,
                    VitalSign.MEAN_PRESSURE,
                    VitalSign.BODY_TEMPERATURE),
            new ModelCard.Scoring(3, 6, 0.1),
            List.of(RecordingSet.MIMIC3_DEMO, RecordingSet.CINC2012),
            NormalRule.FAR_FROM_DEATH);

    private final String id;
    private final String title;
    private final WindowSpec window;
    private final List<VitalSign> channels;
    private final ModelCard.Scoring scoring;
    private final List<RecordingSet> recordings;
    private final NormalRule normal;

    Recipe(
            String id,
            String title,
            WindowSpec window,
            List<VitalSign> channels,
            ModelCard.Scoring scoring,
            List<RecordingSet> recordings,
            NormalRule normal) {
        this.id = id;
        this.title = title;
        this.window = window;
        this.channels = channels;
        this.scoring = scoring;
        this.recordings = recordings;
        this.normal = normal;
    }

    /** The id of the model it makes. */
    public String id() {
        return id;
    }

    public String title() {
        return title;
    }

    public WindowSpec window() {
        return window;
    }

    public List<VitalSign> channels() {
        return channels;
    }

    public ModelCard.Scoring scoring() {
        return scoring;
    }

    /** What the shipped model was trained on. */
    public List<RecordingSet> recordings() {
        return recordings;
    }

    public NormalRule normal() {
        return normal;
    }

    /** @throws IllegalArgumentException where no recipe has this id */
    public static Recipe ofId(String id) {
        return Arrays.stream(values())
                .filter(recipe -> recipe.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no recipe '" + id + "', there are "
                        + Arrays.stream(values()).map(Recipe::id).collect(Collectors.joining(", "))));
    }
}

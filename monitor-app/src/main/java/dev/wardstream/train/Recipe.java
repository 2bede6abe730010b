package dev.wardstream.train;

import dev.wardstream.recordings.RecordingSet;
import dev.wardstream.score.Direction;
import dev.wardstream.score.ModelCard;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.window.WindowSpec;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The models that Wardstream knows how to train: what each reads, over which windows, from which recordings. */
public enum Recipe {
    WEARABLE_1HZ(
            "wearable-1hz",
            "Wearable, one sample a second: the last minute against the last half hour, given motion",
            new WindowSpec(
                    Duration.ofSeconds(10), Duration.ofMinutes(30), Duration.ofSeconds(10), Duration.ofSeconds(60)),
            List.of(
                    new Reads(VitalSign.HEART_RATE, Direction.UP, 0),
                    new Reads(VitalSign.ELECTRODERMAL_ACTIVITY, Direction.UP, 0.05),
                    new Reads(VitalSign.MOTION, Direction.CONTEXT, 0.005)),
            new ModelCard.Scoring(6, 180, 90, 6, 0.03),
            List.of(RecordingSet.STRESS_PREDICT),
            NormalRule.ANY),
    WARD_HOURLY(
            "ward-hourly",
            "Ward, hourly charting: the last hours against the last day",
            new WindowSpec(Duration.ofHours(1), Duration.ofHours(24), Duration.ofHours(1), Duration.ofHours(12)),
            List.of(
                    new Reads(VitalSign.HEART_RATE, Direction.UP, 0),
                    new Reads(VitalSign.RESPIRATORY_RATE, Direction.UP, 0),
                    new Reads(VitalSign.SPO2, Direction.DOWN, 0),
                    new Reads(VitalSign.SYSTOLIC_PRESSURE, Direction.DOWN, 0),
                    new Reads(VitalSign.MEAN_PRESSURE, Direction.DOWN, 0),
                    new Reads(VitalSign.BODY_TEMPERATURE, Direction.EITHER, 0)),
            new ModelCard.Scoring(3, 6, 12, 3, 0.1),
            List.of(RecordingSet.MIMIC3_DEMO, RecordingSet.CINC2012),
            NormalRule.FAR_FROM_DEATH);

    /**
     * A vital that a model reads.
     *
     * @param direction which way of differing from what is expected counts
     * @param knee of its logarithmic scale, in its unit; 0 where it is read as it is
     */
    public record Reads(VitalSign vital, Direction direction, double knee) {}

    private final String id;
    private final String title;
    private final WindowSpec window;
    private final List<Reads> reads;
    private final ModelCard.Scoring scoring;
    private final List<RecordingSet> recordings;
    private final NormalRule normal;

    Recipe(
            String id,
            String title,
            WindowSpec window,
            List<Reads> reads,
            ModelCard.Scoring scoring,
            List<RecordingSet> recordings,
            NormalRule normal) {
        this.id = id;
        this.title = title;
        this.window = window;
        this.reads = reads;
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
        return reads.stream().map(Reads::vital).toList();
    }

    /** The same, with how each is read. */
    List<Reads> reads() {
        return reads;
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

    /** The recipe of this id, if there is one and it learns from such a set. */
    public static Optional<Recipe> of(String id, RecordingSet set) {
        return Arrays.stream(values())
                .filter(recipe -> recipe.id.equals(id) && recipe.recordings.contains(set))
                .findFirst();
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

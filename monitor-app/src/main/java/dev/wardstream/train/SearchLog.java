package dev.wardstream.train;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a search has tried, as JSON lines: the first says what is searched, each further one what a trial gave. It lies beside the
 * model that came of it, {@code risk-icu.search.jsonl} beside {@code risk-icu.safetensors}.
 *
 * @param search what all trials have in common
 * @param trials in the order they were made
 */
public record SearchLog(Search search, List<Trial> trials) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String MODEL = ".safetensors";
    private static final String LOG = ".search.jsonl";

    public SearchLog {
        trials = List.copyOf(trials);
    }

    /**
     * What is searched, and how each trial is judged: two logs that differ here have nothing to do with each other.
     *
     * @param persons who are learned from
     * @param sha256 of their recordings
     * @param base the settings, of which the trials differ in what the space names
     */
    public record Search(
            String model, SearchSpace space, RiskSettings base, int persons, String sha256, String software) {}

    /**
     * One trial.
     *
     * @param number from 1, in the order of the search
     * @param auroc on persons that the networks had not learned from
     * @param seconds it took
     */
    public record Trial(int number, RiskSettings settings, double auroc, double seconds) {}

    /** Where the log of a model's file lies. */
    public static Path besideModel(Path model) {
        String name = model.toString();
        return Path.of((name.endsWith(MODEL) ? name.substring(0, name.length() - MODEL.length()) : name) + LOG);
    }

    /** The trial with the highest AUROC, of equals the first. */
    public Optional<Trial> best() {
        return trials.stream()
                .filter(trial -> !Double.isNaN(trial.auroc()))
                .max(Comparator.comparingDouble(Trial::auroc).thenComparing(Trial::number, Comparator.reverseOrder()));
    }

    /** @throws IllegalArgumentException where a line is none of a search's; it names file and line */
    public static SearchLog read(Path file) throws IOException {
        List<String> lines = wholeLines(file);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("the search log " + file + " is empty: remove it");
        }
        List<Trial> trials = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            trials.add(parsed(lines.get(i), Trial.class, file, i + 1));
        }
        return new SearchLog(parsed(lines.get(0), Search.class, file, 1), trials);
    }

    /**
     * The log to go on with: what is there, where it is of the same search; a new one where there is none. A last line that was
     * cut off by a crash is taken away.
     *
     * @throws IllegalArgumentException where it is of another space, seed, data or version of the software
     */
    static SearchLog resume(Path file, Search search) throws IOException {
        if (!Files.exists(file) || wholeLines(file).isEmpty()) {
            Files.writeString(file, MAPPER.writeValueAsString(search) + "\n");
            return new SearchLog(search, List.of());
        }
        SearchLog log = read(file);
        if (!log.search.equals(search)) {
            throw new IllegalArgumentException("the search log " + file + " is of another search, it differs in "
                    + differences(log.search, search) + ": remove it, or write to another folder with --out");
        }
        Files.writeString(file, String.join("\n", wholeLines(file)) + "\n");
        return log;
    }

    /** Writes a trial at the end of a log. */
    static void append(Path file, Trial trial) throws IOException {
        Files.writeString(file, MAPPER.writeValueAsString(trial) + "\n", StandardOpenOption.APPEND);
    }

    private static List<String> wholeLines(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    private static <T> T parsed(String line, Class<T> type, Path file, int number) {
        try {
            return MAPPER.readValue(line, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "the search log " + file + ", line " + number + ", is none of a search: " + e.getOriginalMessage(),
                    e);
        }
    }

    private static String differences(Search one, Search other) {
        JsonNode left = MAPPER.valueToTree(one);
        JsonNode right = MAPPER.valueToTree(other);
        List<String> differing = new ArrayList<>();
        left.properties().forEach(field -> {
            if (!field.getValue().equals(right.get(field.getKey()))) {
                differing.add(field.getKey());
            }
        });
        return String.join(", ", differing);
    }
}

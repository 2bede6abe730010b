package dev.wardstream.train;

import dev.wardstream.train.Corpus.PersonWindow;
import dev.wardstream.window.Window;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Windows divided by person: 70 % to train, 15 % to know when to stop, 15 % held out to scale and calibrate. Each recording set
 * is divided on its own, so that a small one reaches every part.
 */
record Split(
        List<Window> training,
        List<Window> validation,
        List<Window> heldOut,
        TrainReport.Parts persons,
        Set<String> everybody) {
    private static final double VALIDATION = 0.15;
    private static final double HELD_OUT = 0.15;

    private enum Part {
        TRAINING,
        VALIDATION,
        HELD_OUT
    }

    static Split of(List<Corpus> corpora, long seed) {
        Map<String, Part> parts = new HashMap<>();
        corpora.forEach(corpus -> assign(corpus, new Random(seed), parts));
        Map<Part, List<Window>> windows = new EnumMap<>(Part.class);
        for (Corpus corpus : corpora) {
            for (PersonWindow window : corpus.windows()) {
                Part part = parts.getOrDefault(window.person(), Part.TRAINING);
                windows.computeIfAbsent(part, p -> new ArrayList<>()).add(window.window());
            }
        }
        return new Split(
                windows.getOrDefault(Part.TRAINING, List.of()),
                windows.getOrDefault(Part.VALIDATION, List.of()),
                windows.getOrDefault(Part.HELD_OUT, List.of()),
                new TrainReport.Parts(
                        persons(parts, Part.TRAINING), persons(parts, Part.VALIDATION), persons(parts, Part.HELD_OUT)),
                Set.copyOf(parts.keySet()));
    }

    private static int persons(Map<String, Part> parts, Part part) {
        return Collections.frequency(parts.values(), part);
    }

    private static void assign(Corpus corpus, Random random, Map<String, Part> parts) {
        Set<String> sorted = new TreeSet<>();
        corpus.windows().forEach(window -> sorted.add(window.person()));
        List<String> persons = new ArrayList<>(sorted);
        if (persons.size() < 3) {
            throw new IllegalArgumentException("a recording set needs normal windows of at least 3 persons, one each to"
                    + " train, to validate and to hold out; this one has " + persons.size());
        }
        Collections.shuffle(persons, random);
        int validation = Math.max(1, (int) Math.round(VALIDATION * persons.size()));
        int heldOut = Math.max(1, (int) Math.round(HELD_OUT * persons.size()));
        for (int i = 0; i < persons.size(); i++) {
            Part part = i < validation ? Part.VALIDATION : i < validation + heldOut ? Part.HELD_OUT : Part.TRAINING;
            parts.put(persons.get(i), part);
        }
    }
}

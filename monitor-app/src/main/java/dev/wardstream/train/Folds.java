package dev.wardstream.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Persons dealt into folds: nobody is in two of them, and each has its share of those with the outcome. The same persons and
 * seed make the same folds, whatever the order of the persons.
 */
public final class Folds {
    private final Map<String, Integer> foldOf = new HashMap<>();
    private final int count;

    private Folds(int count) {
        this.count = count;
    }

    /**
     * @param outcomes of each person, whether the outcome ever came about
     * @throws IllegalArgumentException where there are fewer persons with the outcome, or without it, than folds
     */
    public static Folds of(Map<String, Boolean> outcomes, int count, long seed) {
        Folds folds = new Folds(count);
        Random random = new Random(seed);
        folds.deal(outcomes, true, random);
        folds.deal(outcomes, false, random);
        return folds;
    }

    /**
     * Persons none of whom differs from the others in the outcome.
     *
     * @throws IllegalArgumentException where there are fewer persons than folds
     */
    public static Folds of(Set<String> persons, int count, long seed) {
        Map<String, Boolean> alike = new HashMap<>();
        persons.forEach(person -> alike.put(person, true));
        Folds folds = new Folds(count);
        folds.deal(alike, true, new Random(seed));
        return folds;
    }

    private void deal(Map<String, Boolean> outcomes, boolean outcome, Random random) {
        Set<String> sorted = new TreeSet<>();
        outcomes.forEach((person, had) -> {
            if (had == outcome) {
                sorted.add(person);
            }
        });
        if (sorted.size() < count) {
            throw new IllegalArgumentException("cannot make " + count + " folds: only " + sorted.size() + " persons "
                    + (outcome ? "had" : "did not have") + " the outcome; give more recordings or fewer folds");
        }
        List<String> persons = new ArrayList<>(sorted);
        Collections.shuffle(persons, random);
        for (int i = 0; i < persons.size(); i++) {
            foldOf.put(persons.get(i), i % count);
        }
    }

    public int count() {
        return count;
    }

    /** The fold of a person, from 0. */
    public int of(String person) {
        Integer fold = foldOf.get(person);
        if (fold == null) {
            throw new IllegalArgumentException("'" + person + "' was dealt into no fold");
        }
        return fold;
    }

    /** Everybody in one fold. */
    public Set<String> persons(int fold) {
        Set<String> persons = new HashSet<>();
        foldOf.forEach((person, its) -> {
            if (its == fold) {
                persons.add(person);
            }
        });
        return persons;
    }
}

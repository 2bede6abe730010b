package dev.wardstream.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FoldsTest {
    private final Map<String, Boolean> persons = persons(103, 22);

    @Test
    void everybodyIsInExactlyOneFoldAndTheOutcomesAreSpread() {
        Folds folds = Folds.of(persons, 5, 1);

        Set<String> seen = new HashSet<>();
        for (int fold = 0; fold < 5; fold++) {
            Set<String> its = folds.persons(fold);
            assertThat(its).hasSizeBetween(20, 22).noneMatch(seen::contains);
            assertThat(its.stream().filter(persons::get).count()).isBetween(4L, 5L);
            seen.addAll(its);
        }
        assertThat(seen).isEqualTo(persons.keySet());
    }

    @Test
    void theOrderOfTheRecordingsDoesNotMatterTheSeedDoes() {
        Map<String, Boolean> turned = new LinkedHashMap<>();
        List<String> names = new ArrayList<>(persons.keySet());
        for (int i = names.size() - 1; i >= 0; i--) {
            turned.put(names.get(i), persons.getOrDefault(names.get(i), false));
        }

        assertThat(Folds.of(turned, 5, 1).persons(0))
                .isEqualTo(Folds.of(persons, 5, 1).persons(0))
                .isNotEqualTo(Folds.of(persons, 5, 2).persons(0));
    }

    @Test
    void tooFewWithTheOutcomeAreSaidToBeTooFew() {
        assertThatThrownBy(() -> Folds.of(persons(20, 3), 5, 1))
                .hasMessage("cannot make 5 folds: only 3 persons had the outcome; give more recordings or fewer folds");
    }

    private static Map<String, Boolean> persons(int count, int positives) {
        Map<String, Boolean> persons = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            persons.put("person-" + i, i < positives);
        }
        return persons;
    }
}

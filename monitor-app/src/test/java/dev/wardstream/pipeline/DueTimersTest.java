package dev.wardstream.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DueTimersTest {
    private final DueTimers timers = new DueTimers();

    @Test
    void whoIsDueComesOutInOrderOfTime() {
        timers.set("bruno", 20);
        timers.set("alma", 10);

        assertThat(pollAll(9)).isEmpty();
        assertThat(pollAll(30)).containsExactly("alma", "bruno");
        assertThat(pollAll(30)).isEmpty();
    }

    @Test
    void aTimerThatIsPutOffIsNotDueAtItsOldTime() {
        timers.set("alma", 10);
        timers.set("alma", 25);

        assertThat(pollAll(20)).isEmpty();
        assertThat(pollAll(25)).containsExactly("alma");
        assertThat(pollAll(99)).isEmpty();
    }

    @Test
    void aTimerThatIsBroughtForwardIsDueOnce() {
        timers.set("alma", 25);
        timers.set("alma", 10);

        assertThat(pollAll(10)).containsExactly("alma");
        assertThat(pollAll(99)).isEmpty();
    }

    @Test
    void aTimerThatIsTakenBackIsNeverDue() {
        timers.set("alma", 10);
        timers.set("alma", Long.MAX_VALUE);

        assertThat(pollAll(99)).isEmpty();
    }

    @Test
    void anyMixtureGivesWhatAScanOfAllPatientsWouldGive() {
        Random random = new Random(11);
        Map<String, Long> all = new HashMap<>();
        for (long now = 0; now < 20_000; now++) {
            String patient = "P-" + random.nextInt(50);
            long at = random.nextInt(10) == 0 ? Long.MAX_VALUE : now + random.nextInt(100);
            timers.set(patient, at);
            all.put(patient, at);
            for (String due : pollAll(now)) {
                assertThat(all.remove(due)).isLessThanOrEqualTo(now);
            }
            long time = now;
            assertThat(all.values()).allMatch(left -> left > time);
        }
    }

    private List<String> pollAll(long now) {
        List<String> all = new ArrayList<>();
        for (String patient = timers.poll(now); patient != null; patient = timers.poll(now)) {
            all.add(patient);
        }
        return all;
    }
}

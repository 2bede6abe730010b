package dev.wardstream.vitals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A start, which may take three minutes. */
class StartupTest {
    private final AtomicLong clock = new AtomicLong();
    private final Startup startup = new Startup(Duration.ofMinutes(3), clock::get);

    @Test
    void aStartThatTakesLongIsNoIllnessAndSaysHowFarAndForHowLong() {
        after(125);
        assertThat(startup.judge("ward", "the past is being read: 40 % of 9000 records", ""))
                .isEqualTo(Health.Part.starting("ward", "the past is being read: 40 % of 9000 records, for 2 min 5 s"));
        assertThat(startup.isOverdue()).isFalse();
    }

    @Test
    void aStartThatNeverEndsIsAnIllnessOnceItTakesLongerThanItMay() {
        after(180);
        assertThat(startup.judge("ward", "the past is being read", "").isStarting())
                .isTrue();
        after(181);
        assertThat(startup.judge("ward", "the past is being read", ""))
                .isEqualTo(Health.Part.ill(
                        "ward",
                        "still starting after 3 min 1 s: the past is being read; a start may take 3 min"
                                + " (watch.startWithin)"));
        assertThat(startup.isOverdue()).isTrue();
    }

    @Test
    void aPartThatIsReadyIsWellHoweverLongTheStartWas() {
        after(3_600);
        assertThat(startup.judge("ward", "", "")).isEqualTo(Health.Part.well("ward"));
    }

    @Test
    void aPartThatFailsWhileItStartsIsIllAtOnce() {
        after(1);
        assertThat(startup.judge("ward", "the past is being read", "a thread failed"))
                .isEqualTo(Health.Part.ill("ward", "a thread failed"));
    }

    @Test
    void theAppIsAsWellAsItsWorstPart() {
        Health.Part well = Health.Part.well("monitor");
        Health.Part starting = Health.Part.starting("ward", "4 %");
        Health.Part ill = Health.Part.ill("archive", "the store is gone");

        assertThat(new Health(List.of()).state()).isEqualTo(Health.State.OK);
        assertThat(new Health(List.of(well)).state()).isEqualTo(Health.State.OK);
        assertThat(new Health(List.of(starting, well)).state()).isEqualTo(Health.State.STARTING);
        assertThat(new Health(List.of(starting, ill, well)).state()).isEqualTo(Health.State.ILL);
    }

    private void after(int seconds) {
        clock.set(Duration.ofSeconds(seconds).toNanos());
    }
}

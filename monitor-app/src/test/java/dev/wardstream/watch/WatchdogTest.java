package dev.wardstream.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.vitals.Health;
import dev.wardstream.vitals.Health.Part;
import dev.wardstream.watch.Sighting.BrokersAnswer;
import dev.wardstream.watch.Sighting.Heard;
import dev.wardstream.watch.Sighting.NoBroker;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A night with the outside watcher. Times are in seconds since it began; a heartbeat is due every 5 s. */
class WatchdogTest {
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final Duration START = Duration.ofMinutes(3);
    private static final Health WELL = new Health(List.of());

    private final Watchdog watchdog = new Watchdog(null, false);
    private final Bulletin bulletin = new Bulletin();

    @Test
    void anInstanceThatIsHeardInTimeIsNotSpokenOf() {
        answer(0);
        heard("ward-a", 1);
        assertThat(toldAt(16)).isEmpty();
        heard("ward-a", 16);
        assertThat(toldAt(31)).isEmpty();
    }

    @Test
    void anInstanceThatMissesThreeHeartbeatsIsToldOnceAndItsReturnToo() {
        answer(0);
        heard("ward-a", 1);
        assertThat(toldAt(17)).containsExactly("BEGAN SILENT ward-a");
        assertThat(toldAt(60)).isEmpty();
        heard("ward-a", 61);
        assertThat(toldAt(61)).containsExactly("OVER SILENT ward-a");
    }

    @Test
    void aSlowInstanceIsGivenItsOwnTime() {
        answer(0);
        watchdog.see(new Heard(new Beat("slow", 0, Duration.ofSeconds(60), START, false, WELL), 1_000));
        assertThat(toldAt(181)).isEmpty();
        assertThat(toldAt(182)).containsExactly("BEGAN SILENT slow");
    }

    @Test
    void theWatcherMayBeToldHowMuchSilenceToBear() {
        Watchdog impatient = new Watchdog(Duration.ofSeconds(2), false);
        impatient.see(new BrokersAnswer(0));
        impatient.see(new Heard(beat("ward-a", false), 1_000));
        assertThat(impatient.troubles(3_000)).isEmpty();
        assertThat(impatient.troubles(3_001)).hasSize(1);
    }

    @Test
    void oneInstanceDoesNotSpeakForAnother() {
        answer(0);
        heard("ward-a", 1);
        heard("ward-b", 1);
        heard("ward-b", 15);
        assertThat(toldAt(17)).containsExactly("BEGAN SILENT ward-a");
    }

    @Test
    void aPartThatIsIllIsToldWithItsCauseAndIsOverWhenItIsWell() {
        answer(0);
        heard("ward-a", 1, Part.well("monitor"), Part.ill("archive", "the store is gone, 3 records wait"));
        assertThat(watchdog.troubles(1_000))
                .extracting(Trouble::cause)
                .containsExactly("the store is gone, 3 records wait");
        assertThat(toldAt(1)).containsExactly("BEGAN PART_ILL archive of ward-a");
        heard("ward-a", 6, Part.ill("archive", "the store is gone, 99 records wait"));
        assertThat(toldAt(6)).as("the same trouble in other words").isEmpty();
        heard("ward-a", 11, Part.well("archive"));
        assertThat(toldAt(11)).containsExactly("OVER PART_ILL archive of ward-a");
    }

    @Test
    void theEndOfATroubleSaysWhenItBegan() {
        answer(0);
        heard("ward-a", 1, Part.ill("archive", "gone"));
        bulletin.news(watchdog.troubles(1_000), 1_000);
        heard("ward-a", 6, Part.ill("archive", "gone"));
        bulletin.news(watchdog.troubles(6_000), 6_000);
        heard("ward-a", 11);
        assertThat(bulletin.news(watchdog.troubles(11_000), 11_000))
                .singleElement()
                .satisfies(over -> assertThat(over.trouble().since()).isEqualTo(1_000));
    }

    @Test
    void anInstanceThatIsStoppedInOrderIsToldAndThenForgotten() {
        answer(0);
        heard("ward-a", 1);
        heard("ward-b", 1);
        watchdog.see(new Heard(beat("ward-a", true), 4_000));
        assertThat(toldAt(4)).containsExactly("TOLD STOPPED ward-a");
        for (int second = 5; second < 600; second += 5) {
            heard("ward-b", second);
            assertThat(toldAt(second)).isEmpty();
        }
    }

    @Test
    void anInstanceThatIsRestartedInOrderIsNoTrouble() {
        answer(0);
        heard("ward-a", 1);
        watchdog.see(new Heard(beat("ward-a", true), 2_000));
        assertThat(toldAt(2)).containsExactly("TOLD STOPPED ward-a");
        heard("ward-a", 14);
        assertThat(toldAt(14)).isEmpty();
    }

    @Test
    void theLastInstanceThatIsStoppedLeavesTheWardUnwatched() {
        answer(0);
        heard("ward-a", 1);
        watchdog.see(new Heard(beat("ward-a", true), 4_000));
        assertThat(toldAt(4)).containsExactly("TOLD STOPPED ward-a");
        assertThat(toldAt(19)).isEmpty();
        assertThat(toldAt(20)).containsExactly("BEGAN NO_MONITOR the monitor");
        assertThat(watchdog.troubles(20_000)).singleElement().satisfies(trouble -> {
            assertThat(trouble.cause()).contains("ward-a", "stopped in order");
            assertThat(trouble.since()).isEqualTo(4_000);
        });
        heard("ward-a", 100);
        assertThat(toldAt(100)).containsExactly("OVER NO_MONITOR the monitor");
    }

    @Test
    void noHeartbeatEverIsATrouble() {
        answer(0);
        assertThat(toldAt(15)).isEmpty();
        assertThat(toldAt(16)).containsExactly("BEGAN NO_MONITOR the monitor");
        assertThat(watchdog.troubles(16_000))
                .extracting(Trouble::cause)
                .containsExactly("no heartbeat is on the topic");
    }

    @Test
    void brokersThatDoNotAnswerAreToldAndNobodyIsBlamedForTheSilence() {
        answer(0);
        heard("ward-a", 1);
        noBroker(10);
        assertThat(toldAt(10)).containsExactly("BEGAN NO_BROKER the brokers");
        noBroker(300);
        assertThat(toldAt(300)).isEmpty();
        answer(301);
        assertThat(toldAt(301)).containsExactly("OVER NO_BROKER the brokers");
        assertThat(toldAt(316)).as("ward-a has its time again").isEmpty();
        assertThat(toldAt(317)).containsExactly("BEGAN SILENT ward-a");
    }

    @Test
    void whoWasSilentBeforeTheBrokersWentStaysSilent() {
        answer(0);
        heard("ward-a", 1);
        assertThat(toldAt(20)).containsExactly("BEGAN SILENT ward-a");
        noBroker(30);
        assertThat(toldAt(30)).containsExactly("BEGAN NO_BROKER the brokers");
        answer(60);
        assertThat(toldAt(60)).containsExactly("OVER NO_BROKER the brokers");
    }

    @Test
    void aWardThatWasUnwatchedBeforeTheBrokersWentStaysSo() {
        answer(0);
        assertThat(toldAt(16)).containsExactly("BEGAN NO_MONITOR the monitor");
        noBroker(30);
        answer(60);
        assertThat(toldAt(60)).isEmpty();
    }

    @Test
    void aWatcherThatFindsNoBrokerAtAllSaysThatAndNoMore() {
        noBroker(5);
        assertThat(toldAt(5)).containsExactly("BEGAN NO_BROKER the brokers");
        noBroker(500);
        assertThat(toldAt(500)).isEmpty();
    }

    @Test
    void aWatcherThatStartsGivesEverybodyTheirTimeWhateverTheClocksSay() {
        watchdog.see(new BrokersAnswer(1_000_000));
        heard("ward-a", 900);
        assertThat(toldAt(1_015)).isEmpty();
        assertThat(toldAt(1_016)).containsExactly("BEGAN SILENT ward-a");
    }

    @Test
    void aWatcherThatLooksOnceJudgesByWhatIsThere() {
        Watchdog once = new Watchdog(null, true);
        once.see(new BrokersAnswer(1_000_000));
        assertThat(once.troubles(1_000_000)).extracting(Trouble::kind).containsExactly(Trouble.Kind.NO_MONITOR);
        once.see(new Heard(beat("ward-a", false), 995_000));
        assertThat(once.troubles(1_000_000)).isEmpty();
        once.see(new Heard(beat("ward-b", false), 900_000));
        assertThat(once.troubles(1_000_000)).extracting(Trouble::subject).containsExactly("ward-b");
    }

    @Test
    void aStartThatTakesLongIsToldOnceAndIsNoTrouble() {
        answer(0);
        for (int second = 1; second <= 180; second += 5) {
            heard("ward-a", second, Part.starting("ward", second / 2 + " % of 9000 records"));
            assertThat(toldAt(second)).isEqualTo(second == 1 ? List.of("TOLD STARTING ward-a") : List.of());
        }
        heard("ward-a", 185, Part.well("ward"));
        assertThat(toldAt(185)).as("its end neither").isEmpty();
    }

    @Test
    void aStartSaysWhichPartReadsWhatAndHowFar() {
        answer(0);
        heard("ward-a", 1, Part.starting("monitor", "its state is being read"), Part.starting("ward", "4 %"));
        assertThat(watchdog.troubles(1_000))
                .extracting(Trouble::cause)
                .containsExactly("monitor: its state is being read; ward: 4 %");
    }

    @Test
    void aStartThatNeverEndsIsATroubleOnceItTakesLongerThanItMay() {
        answer(0);
        Part reading = Part.starting("ward", "what has happened so far is being read: 3 % of 9000 records");
        for (int second = 1; second <= 181; second += 5) {
            heard("ward-a", second, reading);
        }
        assertThat(toldAt(181)).containsExactly("TOLD STARTING ward-a");
        heard("ward-a", 186, reading);
        assertThat(watchdog.troubles(186_000))
                .extracting(Trouble::cause)
                .containsExactly("it has been starting since 1970-01-01T00:00:01Z, perhaps again and again:"
                        + " what has happened so far is being read: 3 % of 9000 records");
        assertThat(toldAt(186)).containsExactly("BEGAN PART_ILL ward of ward-a");
        heard("ward-a", 191, Part.well("ward"));
        assertThat(toldAt(191)).containsExactly("OVER PART_ILL ward of ward-a");
    }

    @Test
    void anInstanceThatDiesAndStartsAgainAndAgainIsATroubleAlthoughEachStartIsShort() {
        answer(0);
        for (int second = 1; second <= 181; second += 12) {
            heard("ward-a", second, Part.starting("monitor", "0 % of 9000 records"));
            assertThat(toldAt(second)).doesNotContain("BEGAN PART_ILL monitor of ward-a");
        }
        heard("ward-a", 193, Part.starting("monitor", "0 % of 9000 records"));
        assertThat(toldAt(193)).containsExactly("BEGAN PART_ILL monitor of ward-a");
    }

    @Test
    void aStartLongAfterAnInterruptedOneHasItsWholeTime() {
        answer(0);
        heard("ward-a", 1, Part.starting("monitor", "0 % of 9000 records"));
        assertThat(toldAt(1)).containsExactly("TOLD STARTING ward-a");
        assertThat(toldAt(20)).containsExactly("BEGAN SILENT ward-a");
        heard("ward-a", 500, Part.starting("monitor", "0 % of 9000 records"));
        assertThat(toldAt(500)).containsExactly("OVER SILENT ward-a");
    }

    @Test
    void whoLooksOnceWhileAnInstanceStartsFindsNoTrouble() {
        Watchdog once = new Watchdog(null, true);
        once.see(new BrokersAnswer(1_000_000));
        once.see(new Heard(
                new Beat("ward-a", 0, INTERVAL, START, false, new Health(List.of(Part.starting("ward", "4 %")))),
                999_000));
        assertThat(once.troubles(1_000_000)).noneMatch(Trouble::isSerious).hasSize(1);
    }

    private void answer(int second) {
        watchdog.see(new BrokersAnswer(second * 1_000L));
    }

    private void noBroker(int second) {
        watchdog.see(new NoBroker("no answer", second * 1_000L));
    }

    private void heard(String instance, int second, Part... parts) {
        watchdog.see(new Heard(
                new Beat(instance, second * 1_000L, INTERVAL, START, false, new Health(List.of(parts))),
                second * 1_000L));
    }

    private static Beat beat(String instance, boolean stopping) {
        return new Beat(instance, 0, INTERVAL, START, stopping, WELL);
    }

    private List<String> toldAt(int second) {
        return bulletin.news(watchdog.troubles(second * 1_000L), second * 1_000L).stream()
                .map(notice -> notice.state() + " " + notice.trouble().kind() + " "
                        + notice.trouble().subject())
                .toList();
    }
}

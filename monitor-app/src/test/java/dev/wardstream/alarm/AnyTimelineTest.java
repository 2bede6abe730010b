package dev.wardstream.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.wardstream.alarm.AlarmCommand.Action;
import dev.wardstream.alarm.AlarmInput.Commanded;
import dev.wardstream.alarm.AlarmInput.Tick;
import dev.wardstream.alarm.Alert.Event;
import dev.wardstream.alarm.CommandOutcome.Result;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What holds whatever happens to a patient and whatever people say, tried on 10,000 random timelines. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnyTimelineTest {
    private static final int TIMELINES = 10_000;

    private List<Timeline> timelines = List.of();

    @BeforeAll
    void play() {
        timelines = LongStream.rangeClosed(1, TIMELINES)
                .mapToObj(seed -> Timeline.of(seed, 12 + (int) (seed % 26)))
                .toList();
    }

    @Test
    void everyAlarmLivesALegalLifeAndEnds() {
        for (Timeline timeline : timelines) {
            Lives lives = new Lives();
            check(timeline, () -> {
                timeline.alerts().forEach(lives::take);
                lives.requireAllOver();
            });
        }
    }

    @Test
    void somebodyIsCalledOnlyForWhatIsOnAndNobodyHasAnsweredLevelByLevel() {
        for (Timeline timeline : timelines) {
            Calls calls = new Calls();
            check(timeline, () -> timeline.alerts().forEach(calls::take));
        }
    }

    @Test
    void aPauseIsAPause() {
        for (Timeline timeline : timelines) {
            check(timeline, () -> requirePause(timeline));
        }
    }

    @Test
    void everyCommandHasOneOutcomeAndIsDoneOnceAtMost() {
        for (Timeline timeline : timelines) {
            check(timeline, () -> requireOutcomes(timeline));
        }
    }

    @Test
    void whatWasToldUpToAMomentDoesNotHangOnWhatCameAfter() {
        for (Timeline timeline : timelines) {
            int until =
                    1 + new Random(timeline.seed()).nextInt(timeline.inputs().size());
            List<Reaction> some = new ArrayList<>();
            PatientAlarms alarms = PatientAlarms.start(Story.PATIENT, Timeline.POLICY);
            timeline.inputs().subList(0, until).forEach(input -> some.add(alarms.step(input)));
            check(
                    timeline,
                    () -> assertThat(some).isEqualTo(timeline.reactions().subList(0, until)));
        }
    }

    @Test
    void aRestartAtAnyPointChangesNothingAndTheStateStaysSmall() {
        for (Timeline timeline : timelines) {
            Random random = new Random(timeline.seed());
            PatientAlarms alarms = PatientAlarms.start(Story.PATIENT, Timeline.POLICY);
            List<Reaction> reactions = new ArrayList<>();
            int largest = 0;
            for (AlarmInput input : timeline.inputs()) {
                if (random.nextInt(4) == 0) {
                    byte[] state = Kept.bytes(alarms);
                    largest = Math.max(largest, state.length);
                    alarms = Kept.alarms(Story.PATIENT, Timeline.POLICY, state);
                }
                reactions.add(alarms.step(input));
            }
            byte[] end = Kept.bytes(alarms);
            int most = largest;
            check(timeline, () -> {
                assertThat(reactions).isEqualTo(timeline.reactions());
                assertThat(end).isEqualTo(timeline.end());
                assertThat(most).isLessThan(4_000);
            });
        }
    }

    @Test
    void ticksChangeNothing() {
        for (Timeline timeline : timelines) {
            Random random = new Random(timeline.seed());
            PatientAlarms alarms = PatientAlarms.start(Story.PATIENT, Timeline.POLICY);
            List<Reaction> reactions = new ArrayList<>();
            long before = timeline.inputs().get(0).now();
            for (AlarmInput input : timeline.inputs()) {
                while (alarms.nextDue() <= input.now() && random.nextBoolean()) {
                    reactions.add(alarms.step(new Tick(alarms.nextDue())));
                }
                if (input.now() > before && random.nextInt(3) == 0) {
                    reactions.add(alarms.step(new Tick(before + random.nextLong(input.now() - before))));
                }
                reactions.add(alarms.step(input));
                before = Math.max(before, input.now());
            }
            check(timeline, () -> {
                assertThat(Timeline.alertsOf(reactions)).isEqualTo(timeline.alerts());
                assertThat(outcomes(reactions)).isEqualTo(outcomes(timeline.reactions()));
            });
        }
    }

    @Test
    void everyCommandSentTwiceChangesNothing() {
        for (Timeline timeline : timelines) {
            PatientAlarms alarms = PatientAlarms.start(Story.PATIENT, Timeline.POLICY);
            List<Reaction> reactions = new ArrayList<>();
            for (AlarmInput input : timeline.inputs()) {
                Reaction reaction = alarms.step(input);
                reactions.add(reaction);
                if (reaction.outcome() != null && reaction.outcome().isDone()) {
                    Reaction again = alarms.step(input);
                    check(timeline, () -> assertThat(again.alerts()).isEmpty());
                    check(
                            timeline,
                            () -> assertThat(Objects.requireNonNull(again.outcome())
                                            .result())
                                    .isEqualTo(Result.DUPLICATE));
                }
            }
            check(timeline, () -> assertThat(reactions).isEqualTo(timeline.reactions()));
            check(timeline, () -> assertThat(Kept.bytes(alarms)).isEqualTo(timeline.end()));
        }
    }

    @Test
    void theTimelinesMeetEverythingThatCanHappen() {
        Set<Event> events = EnumSet.noneOf(Event.class);
        Set<Result> results = EnumSet.noneOf(Result.class);
        Set<Hush> hushes = EnumSet.noneOf(Hush.class);
        Set<Integer> levels = new HashSet<>();
        Set<String> presences = new HashSet<>();
        for (Timeline timeline : timelines) {
            for (Alert alert : timeline.alerts()) {
                events.add(alert.event());
                hushes.add(alert.standing().hush());
                levels.add(alert.standing().level());
                presences.add(alert.standing().presence().getClass().getSimpleName());
            }
            outcomes(timeline.reactions()).forEach(outcome -> results.add(outcome.result()));
        }
        assertThat(events).containsExactlyInAnyOrder(Event.values());
        // Who is on the rota and which bed is taken, others than the alarms know.
        Set<Result> ofOthers = EnumSet.of(Result.NOT_ON_ROTA, Result.BED_TAKEN);
        assertThat(results).isEqualTo(EnumSet.complementOf(EnumSet.copyOf(ofOthers)));
        assertThat(hushes).containsExactlyInAnyOrder(Hush.values());
        assertThat(levels).containsExactlyInAnyOrder(0, 1, 2, 3);
        assertThat(presences).containsExactlyInAnyOrder("On", "Latched", "Off");
    }

    private static void requirePause(Timeline timeline) {
        long pausedUntil = Long.MIN_VALUE;
        for (int i = 0; i < timeline.inputs().size(); i++) {
            Reaction reaction = timeline.reactions().get(i);
            CommandOutcome outcome = reaction.outcome();
            Action done =
                    outcome != null && outcome.isDone() && timeline.inputs().get(i) instanceof Commanded commanded
                            ? commanded.command().action()
                            : null;
            if (done instanceof Action.Resume || done instanceof Action.Discharge) {
                pausedUntil = Long.MIN_VALUE;
            }
            for (Alert alert : reaction.alerts()) {
                if (alert.calls()) {
                    assertThat(alert.receivedAt()).as("%s", alert).isGreaterThanOrEqualTo(pausedUntil);
                }
            }
            pausedUntil = done instanceof Action.Pause pause ? pause.until() : pausedUntil;
        }
    }

    private static void requireOutcomes(Timeline timeline) {
        Set<String> done = new HashSet<>();
        for (int i = 0; i < timeline.inputs().size(); i++) {
            CommandOutcome judged = timeline.reactions().get(i).outcome();
            if (!(timeline.inputs().get(i) instanceof Commanded commanded)) {
                assertThat(judged).isNull();
                continue;
            }
            CommandOutcome outcome = Objects.requireNonNull(judged);
            assertThat(outcome.command()).isEqualTo(commanded.command().id());
            assertThat(outcome.text()).isNotBlank();
            assertThat(outcome.isDone() && !done.add(outcome.command())).isFalse();
            for (Alert alert : timeline.reactions().get(i).alerts()) {
                boolean answered = alert.answer() != null;
                assertThat(answered && !outcome.isDone())
                        .as("%s by %s", alert, outcome)
                        .isFalse();
            }
        }
    }

    private static List<CommandOutcome> outcomes(List<Reaction> reactions) {
        return reactions.stream()
                .map(Reaction::outcome)
                .filter(Objects::nonNull)
                .toList();
    }

    private static void check(Timeline timeline, Runnable claim) {
        try {
            claim.run();
        } catch (AssertionError e) {
            fail("timeline of seed " + timeline.seed() + ": " + e.getMessage(), e);
        }
    }
}

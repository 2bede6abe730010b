package dev.wardstream.notify;

import static dev.wardstream.alarm.Priority.HIGH;
import static dev.wardstream.alarm.Priority.LOW;
import static dev.wardstream.alarm.Priority.MEDIUM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.alarm.AlarmKind;
import dev.wardstream.alarm.Alert;
import dev.wardstream.notify.Switchboard.Attempt;
import dev.wardstream.words.Said;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** From alerts to messages: what is told to whom, when, and what is not. Times are milliseconds since the story began. */
class SwitchboardTest {
    private static final Rules RULES = new Rules(
            MEDIUM,
            new Waits(Duration.ofMillis(500), Duration.ofSeconds(5), Duration.ofSeconds(10)),
            100,
            Duration.ofMinutes(2));

    private final Map<String, State> log = new HashMap<>();
    private final List<String> written = new ArrayList<>();
    private final Progress progress = new Progress();
    private final OpenCalls open = new OpenCalls(progress);
    private final NotifyStatus status = new NotifyStatus();
    private Switchboard switchboard = switchboard(RULES);
    private long offset;

    @Test
    void anAlarmIsToldOnceToTheNurseOfTheBed() {
        hear(Ward.raised(1, HIGH, Ward.START), 0);

        assertThat(due(400)).isEmpty();
        List<Attempt> sent = due(500);
        assertThat(told(sent)).containsExactly("nurse: bed-1 HEART_RATE_HIGH of p-1");
        taken(sent, 600);
        assertThat(written).containsExactly("nurse SENT");
        assertThat(due(10_000)).isEmpty();
        assertThat(switchboard.pending()).isZero();
    }

    @Test
    void whatFiresTogetherForAPatientIsToldTogether() {
        hear(Ward.raised(1, HIGH, Ward.START), 0);
        hear(Ward.raisedTogether(1, AlarmKind.SPO2_LOW, MEDIUM, Ward.START), 100);

        assertThat(told(due(500))).containsExactly("nurse: bed-1 HEART_RATE_HIGH of p-1; SPO2_LOW of p-1");
    }

    @Test
    void whatCallsTheSameNurseWithinTheWaitIsOneMessage() {
        hear(Ward.raised(1, MEDIUM, Ward.START), 0);
        hear(Ward.raised(2, HIGH, Ward.START), 1_000);
        hear(Ward.raised(3, MEDIUM, Ward.START), 1_200);

        List<Attempt> sent = due(1_500);
        assertThat(sent).hasSize(1);
        assertThat(sent.get(0).message().items())
                .extracting(Message.Item::bed)
                .containsExactly("bed-2", "bed-1", "bed-3");
        taken(sent, 1_600);
        assertThat(written).containsExactly("nurse SENT", "nurse SENT", "nurse SENT");
    }

    @Test
    void moreEpisodesThanFitBecomeMoreMessagesTheHighOnesFirst() {
        IntStream.range(0, 250)
                .forEach(patient -> hear(Ward.raised(patient, patient < 20 ? HIGH : MEDIUM, Ward.START), 0));

        List<Attempt> sent = due(500);
        assertThat(sent).extracting(attempt -> attempt.message().items().size()).containsExactly(100, 100, 50);
        assertThat(sent.get(0).message().items().subList(0, 20))
                .extracting(Message.Item::priority)
                .containsOnly(HIGH);
    }

    @Test
    void anAlarmOfLowPriorityCallsNobody() {
        hear(Ward.raised(1, LOW, Ward.START), 0);

        assertThat(due(60_000)).isEmpty();
        assertThat(written).isEmpty();
    }

    @Test
    void whatCeasedBeforeItWasToldIsWithdrawn() {
        hear(Ward.raised(1, MEDIUM, Ward.START), 0);
        hear(Ward.ceased(1, MEDIUM, Ward.START + 1_000), 1_000);

        assertThat(due(5_000)).isEmpty();
        assertThat(written).containsExactly("nurse WITHDRAWN over before it was told");
    }

    @Test
    void aHighAlarmIsToldEvenIfItJustCeased() {
        hear(Ward.raised(1, HIGH, Ward.START), 0);
        hear(Ward.ceased(1, HIGH, Ward.START + 100), 100);

        assertThat(told(due(500))).containsExactly("nurse: bed-1 HEART_RATE_HIGH of p-1 (over)");
    }

    @Test
    void nobodyIsWokenForAHighAlarmOfYesterday() {
        hear(Ward.raised(1, HIGH, Ward.START), 0);
        hear(Ward.ceased(1, HIGH, Ward.START + 100), 100);

        assertThat(due(Duration.ofHours(20).toMillis())).isEmpty();
        assertThat(written).containsExactly("nurse WITHDRAWN over before it was told");
    }

    @Test
    void whatSomebodyTookCareOfOrSilencedMeanwhileIsWithdrawn() {
        hear(Ward.raised(1, HIGH, Ward.START), 0);
        hear(Ward.raised(2, HIGH, Ward.START), 0);
        hear(Ward.acknowledged(1, "nurse-b", Ward.START + 100), 100);
        hear(Ward.silenced(2, "nurse-b", Ward.START + 100), 100);

        assertThat(due(500)).isEmpty();
        assertThat(written)
                .containsExactly("nurse WITHDRAWN acknowledged by nurse-b", "nurse WITHDRAWN silenced by nurse-b");
    }

    @Test
    void anotherAlarmOfTheEpisodeThatNobodyHasSeenIsStillTold() {
        hear(Ward.raised(1, HIGH, Ward.START), 0);
        hear(Ward.raisedTogether(1, AlarmKind.SPO2_LOW, HIGH, Ward.START), 50);
        hear(Ward.acknowledged(1, "nurse-b", Ward.START + 100), 100);

        assertThat(told(due(500))).containsExactly("nurse: bed-1 SPO2_LOW of p-1");
    }

    @Test
    void aNewerCallOfTheSameEpisodeOvertakesAnOlder() {
        hear(Ward.raised(1, AlarmKind.HEART_RATE_HIGH, MEDIUM, Ward.START), 0);
        hear(Ward.raised(1, AlarmKind.SPO2_LOW, HIGH, Ward.START + 1_000), 1_000);

        List<Attempt> sent = due(1_500);
        assertThat(told(sent)).containsExactly("nurse: bed-1 SPO2_LOW of p-1; HEART_RATE_HIGH of p-1");
        assertThat(written).containsExactly("nurse WITHDRAWN overtaken by a newer call of the same episode");
    }

    @Test
    void aNurseWhoDoesNotAnswerIsFollowedByTheChargeNurse() {
        hear(Ward.raised(1, HIGH, Ward.START), 0);
        taken(due(500), 500);
        hear(Ward.escalated(1, 2, Ward.START + 60_000), 60_000);

        assertThat(told(due(60_500))).containsExactly("charge nurse: bed-1 HEART_RATE_HIGH of p-1");
    }

    @Test
    void aRecordThatIsReadAgainAfterACrashCallsNobodyTwice() {
        hear(Ward.raised(1, HIGH, Ward.START), 0);
        taken(due(500), 500);

        switchboard = switchboard(RULES);
        offset = 0;
        hear(Ward.raised(1, HIGH, Ward.START), 30_000);
        assertThat(due(31_000)).isEmpty();
        assertThat(written).containsExactly("nurse SENT");
        assertThat(switchboard.pending()).isZero();
    }

    @Test
    void aChannelThatFailsIsTriedAgainWithLongerAndLongerPauses() {
        hear(Ward.raised(1, HIGH, Ward.START), 0);
        long now = 500;
        List<Long> tries = new ArrayList<>();
        for (int tried = 0; tried < 6; now++) {
            List<Attempt> sent = due(now);
            if (!sent.isEmpty()) {
                tries.add(now);
                result(sent, new SendResult.Again("down"), now);
                tried++;
            }
        }
        assertThat(tries.get(5) - tries.get(4)).isGreaterThan(tries.get(1) - tries.get(0));
        assertThat(written).as("only the first failure is logged").containsExactly("nurse RETRYING console: down");
    }

    @Test
    void aPauseThatTheChannelAsksForIsKept() {
        hear(Ward.raised(1, HIGH, Ward.START), 0);
        result(due(500), new SendResult.Again("busy", Duration.ofSeconds(30)), 500);

        assertThat(due(30_000)).isEmpty();
        assertThat(due(30_500)).hasSize(1);
    }

    @Test
    void afterAChannelFailsForGoodTheNextWayIsTriedAndThenTheNextLevel() {
        switchboard = switchboard(RULES, twoWays());
        hear(Ward.raised(1, HIGH, Ward.START), 0);

        result(due(500), new SendResult.Never("HTTP 404"), 600);
        List<Attempt> byMail = due(600);
        assertThat(byMail).extracting(attempt -> attempt.message().way()).containsExactly(new Way.Email("a@ward"));
        result(byMail, new SendResult.Never("no such mailbox"), 700);

        List<Attempt> next = due(1_300);
        assertThat(next.get(0).message().recipient()).isEqualTo("charge");
        assertThat(next.get(0).message().items().get(0).note()).isEqualTo("ann could not be reached");
        assertThat(written).containsExactly("ann RETRYING pager: HTTP 404", "ann FAILED email: no such mailbox");
        assertThat(progress.committable(0, 1))
                .as("the charge nurse's call is open")
                .isZero();

        result(next, new SendResult.Never("HTTP 404"), 1_300);
        assertThat(status.counts().unreached()).isEqualTo(1);
        assertThat(status.health("")).isInstanceOf(NotifyHealth.Degraded.class);
        assertThat(progress.committable(0, 1)).isEqualTo(1);
    }

    @Test
    void afterAWayWasTriedForLongEnoughTheNextIsTried() {
        switchboard = switchboard(RULES, twoWays());
        hear(Ward.raised(1, HIGH, Ward.START), 0);
        List<Way> ways = new ArrayList<>();
        for (long now = 500; now < 130_000; now += 100) {
            for (Attempt attempt : due(now)) {
                ways.add(attempt.message().way());
                switchboard.result(attempt, new SendResult.Again("down"), now);
            }
        }

        assertThat(ways.get(ways.size() - 1)).isEqualTo(new Way.Email("a@ward"));
        assertThat(ways).startsWith(new Way.Webhook("pager"));
    }

    @Test
    void theRestOfALevelIsEnoughWhereOneOfItCannotBeReached() {
        Person ann = new Person("ann", List.of(new Way.Console()));
        Person bob = new Person("bob", List.of(new Way.Console()));
        switchboard = switchboard(RULES, Rotas.always(List.of(List.of(ann, bob), List.of(Rotas.person("charge")))));
        hear(Ward.raised(1, HIGH, Ward.START), 0);

        List<Attempt> sent = due(500);
        assertThat(sent).hasSize(2);
        switchboard.result(sent.get(0), new SendResult.Never("gone"), 600);
        switchboard.result(sent.get(1), new SendResult.Taken(), 600);
        assertThat(due(10_000)).isEmpty();
        assertThat(written).containsExactly("ann FAILED console: gone", "bob SENT");
    }

    @Test
    void twoPeopleAreCalledForOneAlarmEachInTheirLanguageUnderTheSameKeysAsBefore() {
        Person ann = new Person("ann", List.of(new Way.Console()));
        Person wang = new Person("wang", List.of(new Way.Console()), Locale.CHINESE);
        switchboard = switchboard(RULES, Rotas.always(List.of(List.of(ann, wang))));
        Alert alert = Ward.saying(1, Said.of("limit.above", "heartRate", "134", "120", 15_000), Ward.START);
        hear(alert, 0);

        assertThat(due(500))
                .extracting(attempt -> attempt.message().items().get(0).text())
                .containsExactlyInAnyOrder("HR 134 > 120 /min for 15 s", "HR 134 > 120 /min，持续 15 秒");
        assertThat(Keys.ofCall(alert, Ward.episode(1), 1, "wang"))
                .as("a key is of the event, whatever its text")
                .isEqualTo(Keys.ofCall(Ward.raised(1, HIGH, Ward.START), Ward.episode(1), 1, "wang"));
    }

    @Test
    void afterACrashBetweenAFailureAndTheNextLevelTheNextLevelIsCalledStill() {
        Rota rota = twoWays();
        switchboard = switchboard(RULES, rota);
        hear(Ward.raised(1, HIGH, Ward.START), 0);
        result(due(500), new SendResult.Never("HTTP 404"), 600);
        result(due(600), new SendResult.Never("no such mailbox"), 700);

        switchboard = switchboard(RULES, rota);
        offset = 0;
        hear(Ward.raised(1, HIGH, Ward.START), 30_000);
        assertThat(due(30_500)).isEmpty();
        assertThat(due(31_000).get(0).message().recipient()).isEqualTo("charge");
    }

    @Test
    void anOffsetIsCommittedOnlyWhenItsCallIsFinished() {
        hear(Ward.raised(1, HIGH, Ward.START), 0);
        hear(Ward.raised(2, MEDIUM, Ward.START), 0);
        hear(Ward.ceased(3, MEDIUM, Ward.START), 0);
        assertThat(progress.committable(0, 3)).isZero();

        taken(due(500), 600);
        assertThat(progress.committable(0, 3)).isEqualTo(3);
        assertThat(progress.committable(1, 7)).as("another partition").isEqualTo(7);
    }

    @Test
    void whatAnotherInstanceHasTakenOverIsNotToldHere() {
        hear(Ward.raised(1, HIGH, Ward.START), 0);
        switchboard.drop(Set.of(0));

        assertThat(due(500)).isEmpty();
        assertThat(written).isEmpty();
    }

    @Test
    void theKeyFollowsFromTheRecordAlone() {
        Alert alert = Ward.raised(1, HIGH, Ward.START);

        String key = Keys.ofCall(alert, Ward.episode(1), 1, "nurse");
        assertThat(key)
                .isEqualTo(Keys.ofCall(Ward.raised(1, HIGH, Ward.START), Ward.episode(1), 1, "nurse"))
                .matches("[0-9a-f]{32}")
                .isNotEqualTo(Keys.ofCall(alert, Ward.episode(1), 2, "nurse"))
                .isNotEqualTo(Keys.ofCall(alert, Ward.episode(1), 1, "nurse2"))
                .isNotEqualTo(Keys.ofCall(Ward.raised(1, HIGH, Ward.START + 1), Ward.episode(1), 1, "nurse"))
                .isNotEqualTo(Keys.ofCall(Ward.raised(2, HIGH, Ward.START), Ward.episode(2), 1, "nurse"));
        assertThat(Keys.ofMessage(List.of("a", "b"))).isEqualTo(Keys.ofMessage(List.of("b", "a")));
        assertThat(Keys.ofMessage(List.of("a"))).isEqualTo("a");
    }

    private static Rota twoWays() {
        Person ann = new Person("ann", List.of(new Way.Webhook("pager"), new Way.Email("a@ward")));
        return Rotas.always(List.of(List.of(ann), List.of(Rotas.person("charge"))));
    }

    private Switchboard switchboard(Rules rules) {
        return switchboard(rules, Rota.consoleOnly());
    }

    private Switchboard switchboard(Rules rules, Rota rota) {
        open.drop(Set.of(0));
        return new Switchboard(rules, () -> rota, new Written(), open, call -> "http://x/" + call.key(), status);
    }

    private void hear(Alert alert, long now) {
        switchboard.heard(alert, new Origin(0, offset++, now), now);
    }

    private List<Attempt> due(long now) {
        return switchboard.due(now);
    }

    private void taken(List<Attempt> sent, long now) {
        result(sent, new SendResult.Taken(), now);
    }

    private void result(List<Attempt> sent, SendResult result, long now) {
        assertThat(sent).isNotEmpty();
        sent.forEach(attempt -> switchboard.result(attempt, result, now));
    }

    private static List<String> told(List<Attempt> sent) {
        return sent.stream()
                .flatMap(attempt -> attempt.message().items().stream()
                        .map(item -> attempt.message().recipient() + ": " + item.bed() + " " + item.text()))
                .toList();
    }

    /** A log that takes everything at once. */
    private final class Written implements Journal {
        @Override
        public @Nullable State stateOf(String key) {
            return log.get(key);
        }

        @Override
        public void write(Call call, State state, Told told, int attempts, String detail) {
            written.add((call.person().name() + " " + state + " " + detail).strip());
            log.put(call.key(), state);
            if (state.isFinal()) {
                switchboard.finished(call.key());
            }
        }
    }
}

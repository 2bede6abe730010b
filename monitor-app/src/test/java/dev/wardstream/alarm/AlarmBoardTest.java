package dev.wardstream.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.alarm.Alert.Event;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.words.Said;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is on the ward's board, as alarms come and go. */
class AlarmBoardTest {
    private static final Presence ON = new Presence.On();
    private static final Presence LATCHED = new Presence.Latched();
    private static final Presence OFF = new Presence.Off();
    private static final Response AWAITED = new Response.Awaited();
    private static final Response SEEN = new Response.Acknowledged("nurse-3", 5, "");

    private final AlarmBoard board = new AlarmBoard();

    @Test
    void anAlarmIsThereWhileItIsOnOrLatchedAndGoesWhenItIsOff() {
        take("hr", Event.RAISED, Priority.HIGH, ON, AWAITED);
        assertThat(ids()).containsExactly("hr");
        take("hr", Event.CEASED, Priority.HIGH, LATCHED, AWAITED);
        assertThat(board.alarms().get(0).standing().presence()).isEqualTo(LATCHED);
        take("hr", Event.ACKNOWLEDGED, Priority.HIGH, OFF, SEEN);
        assertThat(ids()).isEmpty();
    }

    @Test
    void itsNewestEventTellsHowItStands() {
        take("hr", Event.RAISED, Priority.MEDIUM, ON, AWAITED);
        take("hr", Event.ACKNOWLEDGED, Priority.MEDIUM, ON, SEEN);
        take("hr", Event.PRIORITY_CHANGED, Priority.HIGH, ON, AWAITED);
        assertThat(board.alarms()).singleElement().satisfies(alarm -> {
            assertThat(alarm.priority()).isEqualTo(Priority.HIGH);
            assertThat(alarm.standing().response()).isEqualTo(AWAITED);
        });
    }

    @Test
    void theMostUrgentIsFirst() {
        take("low", Event.RAISED, Priority.LOW, ON, AWAITED);
        take("seen", Event.ACKNOWLEDGED, Priority.HIGH, ON, SEEN);
        take("latched", Event.CEASED, Priority.HIGH, LATCHED, AWAITED);
        take("medium", Event.RAISED, Priority.MEDIUM, ON, AWAITED);
        board.take(alert("silent-band", AlarmKind.NO_DATA, Event.RAISED, Priority.MEDIUM, ON, AWAITED, 1, false));
        board.take(alert("younger", AlarmKind.SPO2_LOW, Event.RAISED, Priority.HIGH, ON, AWAITED, 9, false));
        take("high", Event.RAISED, Priority.HIGH, ON, AWAITED);

        assertThat(ids()).containsExactly("high", "younger", "medium", "silent-band", "low", "seen", "latched");
    }

    @Test
    void whatIsLongOverDoesNotHideWhoIsIllNow() {
        take("back-at-1", Event.CEASED, Priority.HIGH, LATCHED, AWAITED);
        take("hr-139", Event.RAISED, Priority.MEDIUM, ON, AWAITED);

        assertThat(ids()).containsExactly("hr-139", "back-at-1");
    }

    @Test
    void whatWasOverBeforeItsDataArrivedNeverGetsThere() {
        board.take(alert("late", AlarmKind.SPO2_LOW, Event.RAISED, Priority.HIGH, ON, AWAITED, 1, true));
        assertThat(ids()).isEmpty();
    }

    @Test
    void anAlarmIsFoundByItsIdAndByItsEpisodes() {
        take("hr", Event.RAISED, Priority.MEDIUM, ON, AWAITED);
        take("spo2", Event.RAISED, Priority.HIGH, ON, AWAITED);
        assertThat(board.named("hr")).extracting(Alert::id).containsExactly("hr");
        assertThat(board.named("episode-1")).extracting(Alert::id).containsExactly("spo2", "hr");
        assertThat(board.named("nothing")).isEmpty();
        assertThat(board.named("")).as("no episode is no name").isEmpty();
    }

    @Test
    void whoIsCalledForAnEpisodeIsCalledForEachOfItsAlarms() {
        take("hr", Event.RAISED, Priority.MEDIUM, ON, AWAITED);
        Alert spo2 = alert("spo2", AlarmKind.SPO2_LOW, Event.ESCALATED, Priority.HIGH, ON, AWAITED, 1, false);
        board.take(spo2.withStanding(spo2.standing().calling(2, "nurse-9")));
        assertThat(board.alarms())
                .extracting(alarm -> alarm.id() + " " + alarm.standing().level() + " "
                        + alarm.standing().assignee())
                .containsExactly("spo2 2 nurse-9", "hr 2 nurse-9");
    }

    private void take(String id, Event event, Priority priority, Presence presence, Response response) {
        board.take(alert(id, AlarmKind.HEART_RATE_HIGH, event, priority, presence, response, 1, false));
    }

    private List<String> ids() {
        return board.alarms().stream().map(Alert::id).toList();
    }

    private static Alert alert(
            String id,
            AlarmKind kind,
            Event event,
            Priority priority,
            Presence presence,
            Response response,
            long onset,
            boolean retrospective) {
        return new Alert(
                id,
                new PatientId("patient-7"),
                new Location("ward-1", "bed-9"),
                new DeviceId("band-1"),
                kind,
                priority,
                event,
                onset,
                onset,
                onset,
                Said.plain("HR 134 > 120 /min for 15 s"),
                134,
                120,
                null,
                null,
                List.of(),
                retrospective,
                new Standing("episode-1", presence, response, new Sound.Audible(), Hush.NONE, false, 1, null),
                null);
    }
}

package dev.wardstream.ward;

import dev.wardstream.alarm.Alert;
import dev.wardstream.words.Wording;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An alarm from its beginning to its end.
 *
 * @param alarm as it stands, or stood at its end
 * @param to when its condition was gone, event time, epoch milliseconds; null while it holds
 * @param useful whether somebody marked it as useful; null where nobody said
 */
record AlarmLifeView(
        AlarmView alarm,
        long from,
        @Nullable Long to,
        @Nullable Boolean useful,
        List<Step> events) {

    record Step(
            String event,
            long at,
            String priority,
            String text,
            Map<String, String> texts,
            @Nullable String by,
            @Nullable String reason) {}

    static AlarmLifeView of(AlarmLife life, @Nullable Boolean useful) {
        return new AlarmLifeView(
                AlarmView.of(life.newest()),
                life.newest().onset(),
                life.over(),
                useful,
                life.events().stream().map(AlarmLifeView::step).toList());
    }

    private static Step step(Alert event) {
        Alert.Answer answer = event.answer();
        return new Step(
                event.event().name(),
                event.at(),
                event.priority().name(),
                event.text(),
                Wording.translated(event.said()),
                answer == null ? null : answer.by(),
                answer == null ? null : Told.text(answer.reason()));
    }
}

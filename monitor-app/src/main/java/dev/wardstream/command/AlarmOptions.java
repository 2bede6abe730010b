package dev.wardstream.command;

import dev.wardstream.alarm.Alert;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.wire.TopicReader;
import dev.wardstream.wire.Topics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** Which alarm is answered. */
final class AlarmOptions {
    @Parameters(
            index = "0",
            paramLabel = "ALARM",
            description =
                    "The alarm's id; or an episode's, and then each of its alarms is meant. wardstream alarms lists both.")
    private String id;

    String id() {
        return id;
    }

    /**
     * The patient whose alarm it is.
     *
     * @throws IllegalStateException where no alarm or episode of this id is on or latched
     */
    PatientId patient(Map<String, Object> kafka) {
        List<Alert> named = AlarmsCommand.board(kafka).named(id);
        if (named.isEmpty()) {
            throw new IllegalStateException("no alarm and no episode is on or latched by the id " + id
                    + ": it is over, or mistyped; wardstream alarms lists those there are");
        }
        return named.get(0).patient();
    }

    /**
     * The patient of an alarm that was ever told, also of one that is over.
     *
     * @throws IllegalStateException where no alarm of this id is on the topic of alerts
     */
    static PatientId patientOf(String id, Map<String, Object> kafka) {
        AtomicReference<@Nullable PatientId> found = new AtomicReference<>();
        TopicReader.read(kafka, Topics.ALERTS, alert -> {
            if (alert.id().equals(id)) {
                found.set(alert.patient());
            }
        });
        @Nullable PatientId patient = found.get();
        if (patient == null) {
            throw new IllegalStateException("no alarm of the id " + id
                    + " was told: it is mistyped, or an episode's; wardstream alarms lists the alarms' ids");
        }
        return patient;
    }
}

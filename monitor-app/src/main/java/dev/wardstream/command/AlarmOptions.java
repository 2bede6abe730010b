package dev.wardstream.command;

import dev.wardstream.alarm.Alert;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.wire.TopicReader;
import dev.wardstream.wire.Topics;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
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
     * The patient whose alarm it is, also where it is over: the monitor says then who ended it and when.
     *
     * @throws IllegalStateException where no alarm or episode of this id was told
     */
    PatientId patient(Map<String, Object> kafka) {
        return patientOf(
                        kafka,
                        alert -> alert.id().equals(id)
                                || alert.standing().episode().equals(id))
                .orElseThrow(() -> new IllegalStateException("no alarm and no episode of the id " + id
                        + " was told: it is mistyped; wardstream alarms lists those there are"));
    }

    /**
     * The patient of an alarm that was ever told, also of one that is over.
     *
     * @throws IllegalStateException where no alarm of this id is on the topic of alerts
     */
    static PatientId patientOf(String id, Map<String, Object> kafka) {
        return patientOf(kafka, alert -> alert.id().equals(id))
                .orElseThrow(() -> new IllegalStateException("no alarm of the id " + id
                        + " was told: it is mistyped, or an episode's; wardstream alarms lists the alarms' ids"));
    }

    private static Optional<PatientId> patientOf(Map<String, Object> kafka, Predicate<Alert> meant) {
        AtomicReference<@Nullable PatientId> found = new AtomicReference<>();
        TopicReader.read(kafka, Topics.ALERTS, alert -> {
            if (meant.test(alert)) {
                found.set(alert.patient());
            }
        });
        return Optional.ofNullable(found.get());
    }
}

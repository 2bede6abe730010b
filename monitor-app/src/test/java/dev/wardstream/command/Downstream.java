package dev.wardstream.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.CommandOutcome;
import dev.wardstream.score.PatientScore;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.wire.Topics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a monitor leaves for everybody downstream.
 *
 * @param told a line a record, by topic and patient, in the order of the topic
 * @param counts those that are kept in stores; all others begin anew with each instance
 */
record Downstream(Map<String, Map<PatientId, List<String>>> told, List<String> quarantine, Map<String, Double> counts) {

    /** @param monitor that runs now, and has processed all */
    static Downstream of(String bootstrapServers, Program monitor) throws Exception {
        String port = monitor.awaitLine("http://127.0.0.1:(\\d+)/health").group(1);
        Map<String, Map<PatientId, List<String>>> told = Map.of(
                Topics.ALERTS.name(),
                TopicContents.byPatient(
                        Topics.ALERTS, Alert::patient, alert -> Json.line(AlertRow.of(alert)), bootstrapServers),
                Topics.PATIENT_VITALS.name(),
                TopicContents.byPatient(
                        Topics.PATIENT_VITALS, PatientSample::patient, PatientSample::toString, bootstrapServers),
                Topics.PATIENT_SCORES.name(),
                TopicContents.byPatient(
                        Topics.PATIENT_SCORES, PatientScore::patient, PatientScore::toString, bootstrapServers),
                Topics.COMMAND_OUTCOMES.name(),
                TopicContents.byPatient(
                        Topics.COMMAND_OUTCOMES, CommandOutcome::patient, CommandOutcome::toString, bootstrapServers));
        return new Downstream(
                told,
                TopicContents.quarantine(bootstrapServers).stream()
                        .map(Downstream::line)
                        .sorted()
                        .toList(),
                counts("http://127.0.0.1:" + port + "/metrics"));
    }

    /** Where a record is on a topic of ours depends on how often it was begun anew. */
    private static String line(QuarantinedRecord record) {
        String at = record.vendor().isEmpty() ? "" : "/" + record.partition() + "@" + record.offset();
        return record.reason() + " " + record.detail() + " " + record.topic() + at + " " + record.key();
    }

    Map<PatientId, List<String>> on(String topic) {
        return Objects.requireNonNull(told.get(topic), topic);
    }

    /** How many records there are on a topic. */
    int count(String topic) {
        return on(topic).values().stream().mapToInt(List::size).sum();
    }

    /** Nobody who reads the topics can tell this from another run of the same. */
    void assertIsAs(Downstream undisturbed) {
        undisturbed.told().forEach((topic, byPatient) -> {
            assertThat(on(topic).keySet()).as(topic).isEqualTo(byPatient.keySet());
            byPatient.forEach((patient, lines) ->
                    assertThat(on(topic).get(patient)).as(topic + " " + patient).isEqualTo(lines));
        });
        assertThat(quarantine).isEqualTo(undisturbed.quarantine());
    }

    private static Map<String, Double> counts(String metrics) throws Exception {
        String text = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(metrics)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
        return text.lines()
                .filter(line -> line.matches(
                        "wardstream_(records_.*|samples_.*|windows|scores|alert_events|alert_calls|commands)_total.*"))
                .map(line -> line.split(" "))
                .collect(Collectors.toMap(
                        parts -> parts[0], parts -> Double.valueOf(parts[1]), (a, b) -> a, TreeMap::new));
    }
}

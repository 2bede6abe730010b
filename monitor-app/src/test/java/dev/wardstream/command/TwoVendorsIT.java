package dev.wardstream.command;

import static dev.wardstream.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.alarm.Alert;
import dev.wardstream.demo.EmbeddedBroker;
import dev.wardstream.pipeline.WardClock;
import dev.wardstream.score.PatientScore;
import dev.wardstream.simulate.Emission;
import dev.wardstream.simulate.Feed;
import dev.wardstream.simulate.Pacer;
import dev.wardstream.simulate.VitalsPublisher;
import dev.wardstream.vitals.Assignment;
import dev.wardstream.vitals.Assignments;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.DeviceSample;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VendorId;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.wire.Topics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Patients with a monitor of one vendor and a band of another, which measure in turn. */
class TwoVendorsIT {
    private static final long MORNING = 1_790_000_000_000L;
    private static final int PATIENTS = 6;
    private static final int SECONDS = 24;
    private static final List<String> VENDORS = List.of("acme", "lifeband");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before anything runs.
    Path folder;

    /** By patient, in the order of their topics. */
    private record Outcome(
            Map<PatientId, List<String>> vitals,
            Map<PatientId, List<String>> scores,
            Map<PatientId, List<String>> alerts) {}

    @Test
    void theSameSamplesPublishedInOrderGiveTheSameVitalsScoresAndAlertsInTwoRuns() throws Exception {
        Feed turns = new Turns(VENDORS);
        Outcome first = outcome(folder.resolve("first"), turns);
        Outcome second = outcome(folder.resolve("second"), turns);

        assertThat(first.vitals()).isEqualTo(inOrder(turns));
        assertThat(second.vitals()).isEqualTo(first.vitals());
        assertThat(second.scores()).isEqualTo(first.scores());
        assertThat(first.scores()).hasSize(PATIENTS);
        assertThat(second.alerts()).isEqualTo(first.alerts());
        assertThat(first.alerts()).isNotEmpty();
    }

    @Test
    void nobodyWaitsForAVendorWhoIsSilent() throws Exception {
        Feed bandsOnly = new Turns(List.of("lifeband"));

        Outcome outcome = outcome(folder.resolve("silent"), bandsOnly);

        assertThat(outcome.vitals()).isEqualTo(inOrder(bandsOnly));
    }

    /** Both vendors' topics are there, whoever publishes. */
    private static Outcome outcome(Path folder, Feed feed) throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(EmbeddedBroker.Settings.local(folder.resolve("broker"), 0));
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            MonitorConfig config = LocalConfig.withoutArchive(broker, folder);
            String monitor = config.monitor().applicationId();
            TopicSetup.create(config, VENDORS);
            try (VitalsPublisher publisher = new VitalsPublisher(config.kafka())) {
                publisher.assign(feed);
                try (RunningMonitor running = RunningMonitor.start(config, new WardClock.EventTime())) {
                    running.awaitWatching();
                    publisher.publishInOrder(feed, Pacer.unpaced(), monitor);
                    new Drain(admin, monitor).await(VENDORS, left -> {}, PATIENCE);
                }
            }
            String bootstrap = broker.bootstrapServers();
            return new Outcome(
                    TopicContents.byPatient(
                            Topics.PATIENT_VITALS, PatientSample::patient, TwoVendorsIT::told, bootstrap),
                    TopicContents.byPatient(
                            Topics.PATIENT_SCORES, PatientScore::patient, PatientScore::toString, bootstrap),
                    TopicContents.byPatient(Topics.ALERTS, Alert::patient, Alert::toString, bootstrap));
        }
    }

    private static Map<PatientId, List<String>> inOrder(Feed feed) {
        Map<DeviceId, PatientId> wearers = feed.assignments().stream()
                .collect(Collectors.toMap(
                        Assignments::device, worn -> worn.newest().patient()));
        List<Emission> all = new ArrayList<>();
        feed.emissions().forEachRemaining(all::add);
        return all.stream()
                .collect(Collectors.groupingBy(
                        emission -> wearers.get(emission.device()),
                        Collectors.mapping(
                                emission -> told(
                                        emission.device(), emission.sample().sample()),
                                Collectors.toList())));
    }

    private static String told(PatientSample sample) {
        return told(sample.device(), sample.sample());
    }

    private static String told(DeviceId device, Sample sample) {
        return device + " " + sample;
    }

    /** Every patient's monitor measures on the second, the band half a second later; the patients get worse. */
    private record Turns(List<String> publishing) implements Feed {
        @Override
        public Set<String> vendors() {
            return Set.copyOf(publishing);
        }

        @Override
        public List<Assignments> assignments() {
            List<Assignments> worn = new ArrayList<>();
            for (int patient = 0; patient < PATIENTS; patient++) {
                for (String vendor : VENDORS) {
                    worn.add(new Assignments(
                            device(vendor, patient),
                            List.of(new Assignment(
                                    new PatientId("p-" + patient),
                                    new Location("ward-1", "bed-" + patient),
                                    vendor.equals("acme") ? DeviceKind.BEDSIDE_MONITOR : DeviceKind.WEARABLE,
                                    new VendorId(vendor),
                                    MORNING,
                                    Assignment.OPEN))));
                }
            }
            return worn;
        }

        @Override
        public Iterator<Emission> emissions() {
            List<Emission> emissions = new ArrayList<>();
            for (int second = 0; second < SECONDS; second++) {
                for (int half = 0; half < VENDORS.size(); half++) {
                    String vendor = VENDORS.get(half);
                    long at = MORNING + second * 1_000L + half * 500L;
                    for (int patient = 0; patient < PATIENTS && publishing.contains(vendor); patient++) {
                        Readings readings = Readings.of(Map.of(
                                VitalSign.HEART_RATE,
                                80.0 + second + 3 * half + patient,
                                VitalSign.SPO2,
                                Math.max(70, 97.0 - 4.0 * second)));
                        emissions.add(new Emission(
                                vendor,
                                at,
                                new DeviceSample(device(vendor, patient), (long) second, Sample.of(at, readings))));
                    }
                }
            }
            return emissions.iterator();
        }

        private static DeviceId device(String vendor, int patient) {
            return new DeviceId(vendor + "-" + patient);
        }
    }
}

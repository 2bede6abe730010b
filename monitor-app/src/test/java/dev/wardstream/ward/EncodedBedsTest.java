package dev.wardstream.ward;

import static dev.wardstream.ward.Records.ANNA;
import static dev.wardstream.ward.Records.BED_2;
import static dev.wardstream.ward.Records.BED_9;
import static dev.wardstream.ward.Records.BERT;
import static dev.wardstream.ward.Records.MINUTE;
import static dev.wardstream.ward.Records.T0;
import static dev.wardstream.ward.Records.command;
import static dev.wardstream.ward.Records.done;
import static dev.wardstream.ward.Records.sample;
import static dev.wardstream.ward.Records.worn;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wardstream.alarm.AlarmCommand.Action;
import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.schemas.avro.AlertCommand;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.VitalSign;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What open pages are told of beds: all at first, and then what changed. */
class EncodedBedsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AtomicLong clock = new AtomicLong(T0);
    private final SharedWard ward = new SharedWard(
            new Ward(AlarmPolicy.defaults(), Duration.ofHours(12)), new Timepiece(wall -> clock.get(), wall -> 1));
    private final EncodedBeds beds = new EncodedBeds(ward);

    @Test
    void atFirstEachBedComesWithItsTrendInTheOrderOfBeds() {
        ward.write(all -> all.take(worn(BERT, BED_2, T0)));
        measured(ANNA, T0, 80);
        clock.set(T0 + MINUTE);
        beds.refresh();

        List<JsonNode> full = parsed(beds.full(Sight.EVERYTHING));
        assertThat(full).extracting(bed -> bed.get("patient").asText()).containsExactly("patient-7", "patient-8");
        assertThat(full.get(0).get("trend").get("heartRate")).hasSize(60);
        assertThat(full.get(0).get("trend").get("heartRate").get(59).asDouble()).isEqualTo(80);
        assertThat(full.get(1).get("trend")).isEmpty();
    }

    @Test
    void thenOnlyWhatChangedAndTheTrendOnlyWhereAMinuteOfItIsNew() {
        measured(ANNA, T0, 80);
        ward.write(all -> all.take(worn(BERT, BED_2, T0)));
        long first = beds.refresh();
        assertThat(beds.since(first, Sight.EVERYTHING)).isEmpty();

        measured(ANNA, T0 + 1_000, 81);
        long second = beds.refresh();
        assertThat(parsed(beds.since(first, Sight.EVERYTHING))).singleElement().satisfies(bed -> {
            assertThat(bed.at("/vitals/heartRate/value").asDouble()).isEqualTo(81);
            assertThat(bed.has("trend")).isFalse();
        });

        clock.set(T0 + MINUTE);
        beds.refresh();
        assertThat(parsed(beds.since(second, Sight.EVERYTHING))).hasSize(2).allMatch(bed -> bed.has("trend"));
    }

    @Test
    void aBedThatDidNotChangeIsNotEncodedAgain() {
        measured(ANNA, T0, 80);
        beds.refresh();
        byte[] before = beds.since(0, Sight.EVERYTHING).get(0);
        ward.write(all -> all.take(worn(BERT, BED_2, T0)));
        beds.refresh();

        assertThat(beds.since(1, Sight.EVERYTHING)).hasSize(1);
        assertThat(new String(beds.full(Sight.of("ward-1")).get(0), StandardCharsets.UTF_8))
                .isEqualTo(new String(before, StandardCharsets.UTF_8));
    }

    @Test
    void whoLeavesIsGoneAndWhoMovesIsGoneFromTheWardBefore() {
        measured(ANNA, T0, 80);
        admitted(BERT, "1", BED_9);
        long first = beds.refresh();
        admitted(ANNA, "2", BED_2);
        AlertCommand discharge = command(BERT, "3", T0 + 1, new Action.Discharge(""));
        ward.write(all -> all.take(done(discharge)));
        long second = beds.refresh();

        assertThat(beds.goneSince(first, Sight.EVERYTHING)).containsExactly("patient-8");
        assertThat(beds.goneSince(first, Sight.of("ward-1"))).containsExactlyInAnyOrder("patient-7", "patient-8");
        assertThat(beds.goneSince(first, Sight.of("ward-2"))).isEmpty();
        assertThat(beds.goneSince(second, Sight.EVERYTHING)).isEmpty();
        assertThat(parsed(beds.since(first, Sight.of("ward-2"))))
                .as("who comes to a ward comes with the trend")
                .singleElement()
                .satisfies(bed -> assertThat(bed.get("patient").asText()).isEqualTo("patient-7"))
                .satisfies(bed -> assertThat(bed.has("trend")).isTrue());
    }

    @Test
    void aWardIsToldByItsPatients() {
        measured(ANNA, T0, 80);
        admitted(BERT, "1", BED_9);
        beds.refresh();

        assertThat(beds.wards()).containsExactly(new WardView("ward-1", 2, null));
    }

    private void measured(PatientId patient, long at, double heartRate) {
        ward.write(all -> all.take(sample(patient, at, VitalSign.HEART_RATE, heartRate)));
    }

    private void admitted(PatientId patient, String id, Location bed) {
        AlertCommand admit = command(patient, id, T0, new Action.Admit(bed));
        ward.write(all -> {
            all.take(admit);
            all.take(done(admit));
        });
    }

    private static List<JsonNode> parsed(List<byte[]> beds) {
        return beds.stream().map(EncodedBedsTest::parsed).toList();
    }

    private static JsonNode parsed(byte[] bed) {
        try {
            return JSON.readTree(bed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

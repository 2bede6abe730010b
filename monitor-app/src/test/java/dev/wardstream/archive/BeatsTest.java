package dev.wardstream.archive;

import static dev.wardstream.archive.WardRecords.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** At which moments of the ward's clock what stands is written. */
class BeatsTest {
    private static final long MINUTE = 60_000;
    private static final long FULL = START / MINUTE * MINUTE;

    private final AtomicLong now = new AtomicLong(FULL + 20_000);
    private final WardState ward = new WardState(AlarmPolicy.defaults(), new WardNow(wall -> now.get()));
    private final Beats beats = new Beats(ward);

    @BeforeEach
    void aPatientIsThere() {
        String topic = Topics.PATIENT_VITALS.name();
        byte[] value = Topics.PATIENT_VITALS.serde().serializer().serialize(topic, WardRecords.sample(7, START));
        ward.sources().get(0).take(new ConsumerRecord<>(topic, 0, 0, "p-7".getBytes(StandardCharsets.UTF_8), value));
    }

    @Test
    void whatStandsIsToldAtOnceAtAStartAsOfTheMinuteThatRunsAndThenAtEachFullMinute() {
        assertThat(beats.isDue()).isTrue();
        assertThat(next()).containsExactly(FULL);
        now.set(FULL + MINUTE - 1);
        assertThat(beats.isDue()).isFalse();
        now.set(FULL + MINUTE);
        assertThat(beats.isDue()).isTrue();
        assertThat(next()).containsExactly(FULL + MINUTE);
    }

    @Test
    void whoGetsOtherPatientsWritesTheSameBeatAgain() {
        assertThat(next()).containsExactly(FULL);
        beats.again();
        assertThat(beats.isDue()).isTrue();
        assertThat(next()).containsExactly(FULL);
    }

    @Test
    void aClockThatWasSetBackMakesNoBeatOlderThanTheLast() {
        now.set(FULL + 10 * MINUTE);
        next();
        now.set(FULL + 2 * MINUTE);
        assertThat(beats.isDue()).isTrue();
        assertThat(next()).containsExactly(FULL + 10 * MINUTE + 1);
        now.set(FULL + 3 * MINUTE);
        assertThat(next()).containsExactly(FULL + 10 * MINUTE + 2);
        now.set(FULL + 11 * MINUTE);
        assertThat(next()).containsExactly(FULL + 11 * MINUTE);
    }

    @Test
    void aWardWhoseClockStandsBeatsByItsNewestRecord() {
        WardState standing = new WardState(AlarmPolicy.defaults(), new WardNow(null));
        Beats none = new Beats(standing);
        assertThat(none.isDue()).as("nothing was heard yet").isFalse();
    }

    private Set<Object> next() {
        return beats.next().stream()
                .filter(entry -> entry.measurement() == Measurement.STANDING)
                .map(entry -> entry.point().getFields().get(Fields.BEAT))
                .collect(Collectors.toSet());
    }
}

package dev.wardstream.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardstream.alarm.AlarmInput.Measured;
import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.state.StateReader;
import dev.wardstream.state.StateWriter;
import dev.wardstream.vitals.Consciousness;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.Observations;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.Source;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.wire.StateFormat;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FlatLinesTest {
    private static final Source MONITOR = new Source(new DeviceId("M-1"), DeviceKind.BEDSIDE_MONITOR);
    private static final Source BAND = new Source(new DeviceId("W-3"), DeviceKind.WEARABLE);
    /** As of the default policy, milliseconds. */
    private static final long AFTER = 300_000;

    private static final long GAP = 30_000;

    private final FlatLines lines = new FlatLines();

    @Test
    void aPacemakersHeartRateIsFlatAfterFiveMinutes() {
        for (int second = 0; second < 300; second++) {
            assertThat(take(MONITOR, second, 60)).isEqualTo(Measured.NOT_FLAT);
        }
        assertThat(take(MONITOR, 300, 60)).isZero();
        assertThat(take(MONITOR, 301, 61)).as("it changes").isEqualTo(Measured.NOT_FLAT);
    }

    @Test
    void theOtherDevicesHeartRateIsNotTouched() {
        for (int second = 0; second <= 300; second++) {
            take(MONITOR, second, 60);
            assertThat(take(BAND, second, 60 + second % 2)).isEqualTo(Measured.NOT_FLAT);
        }
        assertThat(take(MONITOR, 301, 60)).isZero();
    }

    @Test
    void aGapBreaksTheRun() {
        for (int second = 0; second < 290; second++) {
            take(MONITOR, second, 60);
        }
        assertThat(take(MONITOR, 320, 60)).isEqualTo(Measured.NOT_FLAT);
    }

    @Test
    void aRoundOfSpotChecksIsNoFlatLine() {
        Source trolley = new Source(new DeviceId("T-9"), DeviceKind.SPOT_CHECK);
        for (int second = 0; second < 900; second += 20) {
            assertThat(take(trolley, second, 60)).isEqualTo(Measured.NOT_FLAT);
        }
    }

    @Test
    void ofAnUnusableSignalOnlyWhatPeopleChartedIsLeft() {
        Observations unresponsive = new Observations(true, Consciousness.UNRESPONSIVE, null);
        Readings readings = Readings.of(VitalSign.SPO2, 62).with(VitalSign.GLASGOW_COMA_SCALE, 6);
        Sample loose = new Sample(0, readings, unresponsive, 0.05, 0.9);

        Sample left =
                new Trust(AlarmPolicy.defaults(), lines).of(patients(loose)).sample();

        assertThat(left.readings()).isEqualTo(Readings.of(VitalSign.GLASGOW_COMA_SCALE, 6));
        assertThat(left.observations()).isEqualTo(unresponsive);
        assertThat(left.battery()).isEqualTo(0.9);
    }

    @Test
    void ofAFlatLineOnlyTheHeartRateIsLeftOut() {
        for (int second = 0; second < 300; second++) {
            take(MONITOR, second, 60);
        }
        Readings readings = Readings.of(VitalSign.HEART_RATE, 60).with(VitalSign.SPO2, 90);

        Trusted trusted = new Trust(AlarmPolicy.defaults(), lines).of(patients(Sample.of(300_000, readings)));

        assertThat(trusted.isFlat()).isTrue();
        assertThat(trusted.sample().readings()).isEqualTo(Readings.of(VitalSign.SPO2, 90));
    }

    @Test
    void aRestartAtAnyPointChangesNothing() {
        Random random = new Random(4);
        FlatLines restarted = new FlatLines();
        long second = 0;
        double heartRate = 60;
        int flat = 0;
        for (int i = 0; i < 20_000; i++) {
            second += random.nextInt(300) == 0 ? random.nextInt(60) : random.nextInt(-1, 5);
            heartRate = random.nextInt(150) == 0 ? 60 + random.nextInt(3) : heartRate;
            Source source = random.nextInt(3) == 0 ? BAND : MONITOR;
            restarted = FlatLines.readFrom(read(restarted));
            Sample sample = Sample.of(second * 1000, Readings.of(VitalSign.HEART_RATE, heartRate));
            long since = lines.take(source, sample, AFTER, GAP);
            assertThat(restarted.take(source, sample, AFTER, GAP)).isEqualTo(since);
            flat += since == Measured.NOT_FLAT ? 0 : 1;
        }
        assertThat(flat).as("flat now and then, and not always").isBetween(500, 19_000);
        assertThat(bytes(restarted)).isEqualTo(bytes(lines)).hasSizeLessThan(100);
    }

    @Test
    void manyDevicesAreForgottenOneByOne() {
        for (int device = 0; device < 500; device++) {
            take(new Source(new DeviceId("M-" + device), DeviceKind.WEARABLE), device, 60);
        }
        assertThat(bytes(lines)).hasSizeLessThan(600);
    }

    @Test
    void stateOfAnotherVersionOrCutShortIsRefused() {
        take(MONITOR, 0, 60);
        DeviceId device = new DeviceId("M-1");
        byte[] bytes = ByteBuffer.allocate(2 + 2 + 3 + 3 * 8)
                .put((byte) 1)
                .put((byte) 1)
                .putShort((short) 3)
                .put(device.toBytes())
                .putDouble(60)
                .putLong(1_000)
                .putLong(9_000)
                .array();
        assertThat(FlatLines.decode(bytes)
                        .take(
                                new Source(device, DeviceKind.BEDSIDE_MONITOR),
                                Sample.of(10_000, Readings.of(VitalSign.HEART_RATE, 60)),
                                9_000,
                                GAP))
                .as("what the version before kept is gone on with")
                .isEqualTo(1_000);
        assertThatThrownBy(() -> FlatLines.decode(Arrays.copyOf(bytes, bytes.length - 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cut short");
        bytes[0] = 9;
        assertThatThrownBy(() -> FlatLines.decode(bytes)).hasMessageContaining("version 9");
    }

    private long take(Source source, long second, double heartRate) {
        Sample sample = Sample.of(second * 1000, Readings.of(VitalSign.HEART_RATE, heartRate));
        return lines.take(source, sample, AFTER, GAP);
    }

    private static PatientSample patients(Sample sample) {
        return new PatientSample(
                new PatientId("alma"),
                MONITOR.device(),
                MONITOR.kind(),
                new Location("ward-1", "bed-1"),
                sample,
                sample.measuredAt());
    }

    private static byte[] bytes(FlatLines lines) {
        StateWriter out = StateFormat.PATIENT.writer().begin(0);
        lines.writeTo(out);
        return out.toBytes();
    }

    private static StateReader read(FlatLines lines) {
        return StateFormat.PATIENT.reader(bytes(lines)).begin();
    }
}

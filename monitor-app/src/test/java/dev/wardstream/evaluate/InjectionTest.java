package dev.wardstream.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.VitalSign;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InjectionTest {
    private static final Readings NOW = Readings.of(Map.of(
            VitalSign.HEART_RATE, 100.0,
            VitalSign.SPO2, 97.0,
            VitalSign.BODY_TEMPERATURE, 37.0));
    private static final Readings BEFORE = Readings.of(VitalSign.HEART_RATE, 77);
    private static final Readings OTHER = Readings.of(VitalSign.HEART_RATE, 60);

    @Test
    void aSlowDeteriorationBeginsAtNothingAndStaysWithinTheLimits() {
        assertThat(injected(Injection.SLOW_DETERIORATION, 0)).isEqualTo(NOW);
        Readings half = injected(Injection.SLOW_DETERIORATION, 0.5);
        assertThat(half.get(VitalSign.HEART_RATE)).isEqualTo(112.5);
        assertThat(half.get(VitalSign.SPO2)).isEqualTo(95);
        assertThat(injected(Injection.SLOW_DETERIORATION, 1).get(VitalSign.HEART_RATE))
                .isEqualTo(120);
    }

    @Test
    void whatLiesPastItsLimitAlreadyIsNotBroughtBack() {
        Readings racing = Readings.of(VitalSign.HEART_RATE, 135);

        assertThat(Injection.SLOW_DETERIORATION.into(racing, 1, BEFORE, OTHER)).isEqualTo(racing);
    }

    @Test
    void theOtherKindsDoWhatTheySay() {
        assertThat(injected(Injection.STEP, 0).get(VitalSign.HEART_RATE)).isEqualTo(125);
        assertThat(injected(Injection.FLAT_LINE, 1).get(VitalSign.HEART_RATE)).isEqualTo(77);
        assertThat(injected(Injection.DROPOUT, 1).has(VitalSign.HEART_RATE)).isFalse();
        assertThat(injected(Injection.SENSOR_DRIFT, 1).get(VitalSign.BODY_TEMPERATURE))
                .isEqualTo(38.5);
        assertThat(injected(Injection.WRONG_WEARER, 1)).isEqualTo(OTHER);
    }

    @Test
    void nothingIsMadeUpOfAVitalThatNobodyMeasured() {
        for (Injection injection : Injection.values()) {
            Readings changed = injection.into(Readings.of(VitalSign.BLOOD_GLUCOSE, 90), 1, BEFORE, Readings.none());
            assertThat(changed.has(VitalSign.HEART_RATE)).as(injection.id()).isFalse();
        }
    }

    private static Readings injected(Injection injection, double progress) {
        return injection.into(NOW, progress, BEFORE, OTHER);
    }
}

package dev.wardstream.score;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.wardstream.vitals.VitalSign;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The models that are shipped, on patients that anybody would call usual or not. */
class ModelsTest {
    private final Random noise = new Random(3);

    @Test
    void aWearableModelAndAWardModelComeAlong() {
        assertThat(Models.shipped())
                .extracting(model -> model.ref().id())
                .containsExactly("wearable-1hz", "ward-hourly");
        assertThat(Models.shipped("wearable-1hz").window().length()).isEqualTo(Duration.ofMinutes(30));
        assertThat(Models.shipped("ward-hourly").window().length()).isEqualTo(Duration.ofHours(24));
        assertThat(Models.shipped("ward-hourly").channels())
                .containsExactly(
                        VitalSign.HEART_RATE,
                        VitalSign.RESPIRATORY_RATE,
                        VitalSign.SPO2,
                        VitalSign.SYSTOLIC_PRESSURE,
                        VitalSign.MEAN_PRESSURE,
                        VitalSign.BODY_TEMPERATURE);
    }

    @Test
    void everyShippedModelNamesItsDataAndTheirLicences() {
        for (RnnModel model : Models.shipped()) {
            assertThat(model.card().origin().sources()).isNotEmpty().allSatisfy(source -> {
                assertThat(source.licence()).isNotBlank();
                assertThat(source.citation()).isNotBlank();
                assertThat(source.sha256()).matches("[0-9a-f]{64}");
            });
        }
    }

    @Test
    void aRestingWearerIsUsualAndAHeartThatRacesWithoutMotionIsNot() {
        float[] sweat = around(0.5f, 0.02f, 180);
        float[] still = around(0.006f, 0.001f, 180);

        ModelScore resting = score("wearable-1hz", around(72, 1, 180), sweat, still);
        ModelScore racing = score("wearable-1hz", risingAtTheEnd(around(72, 1, 180), 50), sweat, still);

        assertThat(resting.value()).isLessThan(0.9);
        assertThat(racing.value()).isGreaterThan(0.97);
        assertThat(racing.contributions().get(0).vital()).isEqualTo(VitalSign.HEART_RATE);
    }

    @Test
    void whatIsNormalForAWearerIsHisOwn() {
        float[] sweat = around(0.5f, 0.02f, 180);
        float[] still = around(0.006f, 0.001f, 180);

        assertThat(score("wearable-1hz", around(48, 1, 180), sweat, still).value())
                .isCloseTo(
                        score("wearable-1hz", around(95, 1, 180), sweat, still).value(), within(0.2));
    }

    @Test
    void aSteadyWardPatientIsUsualAndOneWhoFallsIntoShockIsNot() {
        float[][] steady = {
            around(80, 3, 24),
            around(17, 1, 24),
            around(97, 1, 24),
            around(122, 5, 24),
            around(80, 4, 24),
            around(37, 0.2f, 24)
        };
        float[][] shock = Arrays.stream(steady).map(float[]::clone).toArray(float[][]::new);
        for (int hour = 18; hour < 24; hour++) {
            int since = hour - 17;
            shock[0][hour] += 10 * since;
            shock[1][hour] += 3 * since;
            shock[2][hour] -= 2 * since;
            shock[3][hour] -= 10 * since;
            shock[4][hour] -= 7 * since;
        }

        assertThat(score("ward-hourly", steady).value()).isLessThan(0.9);
        assertThat(score("ward-hourly", shock).value()).isGreaterThan(0.97);
    }

    @Test
    void anUnknownModelIsNamedWithThoseThereAre() {
        assertThatThrownBy(() -> Models.shipped("other"))
                .hasMessage("no shipped model 'other', there are [wearable-1hz, ward-hourly]");
    }

    private ModelScore score(String model, float[]... values) {
        return requireNonNull(Models.shipped(model).scorer().score(Handmade.window(values)));
    }

    /** The last two minutes. */
    private static float[] risingAtTheEnd(float[] values, float by) {
        float[] rising = values.clone();
        for (int step = values.length - 12; step < values.length; step++) {
            rising[step] += by;
        }
        return rising;
    }

    private float[] around(float mean, float sd, int steps) {
        float[] values = new float[steps];
        for (int i = 0; i < steps; i++) {
            values[i] = mean + sd * (float) noise.nextGaussian();
        }
        return values;
    }
}

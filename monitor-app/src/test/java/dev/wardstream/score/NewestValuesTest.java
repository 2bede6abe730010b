package dev.wardstream.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.vitals.DeviceId;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NewestValuesTest {
    private static final int PLACES = 40;

    private record Put(double value, long at, @Nullable DeviceId device) {}

    @Test
    void eachPlaceHasWhatWasPutThereLast() {
        Random random = new Random(3);
        NewestValues values = new NewestValues();
        Map<Integer, Put> plain = new HashMap<>();
        for (int i = 0; i < 5_000; i++) {
            int place = random.nextInt(PLACES);
            if (random.nextInt(10) == 0) {
                values.drop(place);
                plain.remove(place);
            } else {
                int number = random.nextInt(-1, 4);
                DeviceId device = number < 0 ? null : new DeviceId("W-" + number);
                Put put = new Put(random.nextDouble(), i, device);
                values.put(place, put.value(), put.at(), put.device());
                plain.put(place, put);
            }
            int asked = random.nextInt(PLACES);
            Put expected = plain.get(asked);
            assertThat(values.has(asked)).isEqualTo(expected != null);
            assertThat(values.at(asked)).isEqualTo(expected == null ? NewestValues.NEVER : expected.at());
            assertThat(values.device(asked)).isEqualTo(expected == null ? null : expected.device());
            if (expected != null) {
                assertThat(values.value(asked)).isEqualTo(expected.value());
            }
        }
    }

    @Test
    void thePlacesOfOneDeviceShareItsId() {
        NewestValues values = new NewestValues();
        values.put(3, 80, 1, new DeviceId("W-1"));
        values.put(17, 97, 2, new DeviceId("W-1"));
        values.put(3, 81, 3, new DeviceId("W-1"));
        assertThat(values.device(17)).isSameAs(values.device(3));
    }
}

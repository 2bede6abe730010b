package dev.wardstream.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardstream.vitals.Location;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Alarm state as bytes: to the bit what it was, and short where it can be. */
class StateBytesTest {
    private static final int VERSION = 7;

    private final StateWriter out = new StateWriter(VERSION, 1_000_000);

    @Test
    void wholeNumbersOfAnySize() {
        long[] numbers = {0, 1, -1, 63, 64, -64, -65, 8191, 8192, 1L << 40, Long.MAX_VALUE, Long.MIN_VALUE};
        for (long number : numbers) {
            out.number(number);
        }
        StateReader in = read();
        for (long number : numbers) {
            assertThat(in.number()).isEqualTo(number);
        }
    }

    @Test
    void timesAndNever() {
        long[] times = {0, 1_000_000, 1_000_063, 999_936, -5, Long.MIN_VALUE, Long.MAX_VALUE};
        for (long time : times) {
            out.time(time);
        }
        StateReader in = read();
        for (long time : times) {
            assertThat(in.time()).isEqualTo(time);
        }
    }

    @Test
    void measuredValuesToTheBit() {
        double[] values = {0, -0.0, 36.6, 97, 120.125, 0.1234567, 1e15, -1e15, 1L << 41, Double.NaN, 1 / 3.0, -0.001};
        for (double value : values) {
            out.decimal(value);
        }
        StateReader in = read();
        for (double value : values) {
            assertThat(Double.doubleToLongBits(in.decimal())).isEqualTo(Double.doubleToLongBits(value));
        }
    }

    @Test
    void whatIsNearTheBaseOrChartedTakesFewBytes() {
        int empty = out.toBytes().length;
        out.time(1_000_063);
        assertThat(out.toBytes()).hasSize(empty + 2);
        out.time(Long.MAX_VALUE);
        assertThat(out.toBytes()).hasSize(empty + 3);
        out.decimal(0.063);
        assertThat(out.toBytes()).hasSize(empty + 5);
        out.decimal(1 / 3.0);
        assertThat(out.toBytes()).hasSize(empty + 14);
        out.text("ward");
        int once = out.toBytes().length;
        out.text("ward");
        assertThat(out.toBytes()).hasSize(once + 1);
    }

    @Test
    void textsPlacesAndMoreThanTheFirstBuffer() {
        String long200 = "ä".repeat(200);
        out.text(long200);
        out.location(new Location("ward", "12"));
        out.text(long200);
        out.text("");
        out.flag(true);
        out.flag(false);
        StateReader in = read();
        assertThat(in.text()).isEqualTo(long200);
        assertThat(in.location()).isEqualTo(new Location("ward", "12"));
        assertThat(in.text()).isEqualTo(long200);
        assertThat(in.text()).isEmpty();
        assertThat(in.flag()).isTrue();
        assertThat(in.flag()).isFalse();
    }

    @Test
    void damageIsNamed() {
        out.text("ward");
        byte[] bytes = out.toBytes();
        assertThatThrownBy(() -> new StateReader(bytes, VERSION + 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("alarm state of version 7, this program reads version 8");
        byte[] cut = Arrays.copyOf(bytes, bytes.length - 1);
        assertThatThrownBy(() -> new StateReader(cut, VERSION).text())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("alarm state is cut short: " + cut.length + " bytes");
        byte[] endless = new byte[20];
        Arrays.fill(endless, (byte) 0xFF);
        endless[0] = VERSION;
        assertThatThrownBy(() -> new StateReader(endless, VERSION))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no number ends at byte");
    }

    private StateReader read() {
        return new StateReader(out.toBytes(), VERSION);
    }
}

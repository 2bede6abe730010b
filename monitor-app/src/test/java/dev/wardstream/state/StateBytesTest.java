package dev.wardstream.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardstream.vitals.Location;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A patient's state as bytes: to the bit what it was, and short where it can be. */
class StateBytesTest {
    private static final byte[] HEADER = {7, 7};

    private enum Tea {
        GREEN,
        BLACK
    }

    private static final Symbols SYMBOLS = new Symbols(Map.of("Tea", List.of("UNKNOWN", "BLACK", "RED", "GREEN")));

    private final StateWriter out = new StateWriter(SYMBOLS, HEADER).begin(1_000_000);

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
        out.decimal(Double.NaN);
        assertThat(out.toBytes()).hasSize(empty + 15);
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
    void listsOfAnyLengthAndWhatMayBeMissing() {
        out.list(List.of(), StateBytesTest::write);
        out.list(List.of("a", "b", "a"), StateBytesTest::write);
        out.numberUnless(-1, -1);
        out.numberUnless(-1, 5);
        out.single(0.1f);
        out.single(Float.NaN);
        StateReader in = read();
        assertThat(in.list(StateReader::text)).isEmpty();
        assertThat(in.list(StateReader::text)).containsExactly("a", "b", "a");
        assertThat(in.numberUnless(-1)).isEqualTo(-1);
        assertThat(in.numberUnless(-1)).isEqualTo(5);
        assertThat(in.single()).isEqualTo(0.1f);
        assertThat(in.single()).isNaN();
        in.requireEnd();
    }

    /** The schema's order is not Java's, and it knows more: what counts is the name. */
    @Test
    void aConstantIsWrittenAsTheSchemasSymbolOfItsName() {
        out.symbol(Tea.GREEN);
        out.symbol(Tea.BLACK);
        StateReader in = read();
        assertThat(in.number()).isEqualTo(3);
        assertThat(in.number()).isEqualTo(1);
        in = read();
        assertThat(in.symbol(Tea.class)).isEqualTo(Tea.GREEN);
        assertThat(in.symbol(Tea.class)).isEqualTo(Tea.BLACK);
    }

    @Test
    void aSymbolThatNobodyKnowsIsRefused() {
        out.number(2);
        assertThatThrownBy(() -> read().symbol(Tea.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no Tea has the number 2");
        assertThatThrownBy(() -> out.symbol(Thread.State.NEW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no enum State");
    }

    @Test
    void aWriterBeginsAnewForTheNextPatient() {
        out.text("ward");
        out.time(5);
        byte[] first = out.toBytes();
        out.begin(1_000_000);
        out.text("ward");
        out.time(5);
        assertThat(out.toBytes()).isEqualTo(first);
        assertThat(out.beginBare().toBytes()).isEqualTo(HEADER);
    }

    @Test
    void damageIsNamed() {
        out.text("ward");
        byte[] bytes = out.toBytes();
        byte[] cut = Arrays.copyOf(bytes, bytes.length - 1);
        assertThatThrownBy(() ->
                        new StateReader(SYMBOLS, cut, HEADER.length).begin().text())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("state is cut short: " + cut.length + " bytes");
        byte[] more = Arrays.copyOf(bytes, bytes.length + 1);
        StateReader in = new StateReader(SYMBOLS, more, HEADER.length).begin();
        in.text();
        assertThatThrownBy(in::requireEnd).hasMessageContaining("goes on after its end");
        byte[] endless = new byte[20];
        Arrays.fill(endless, (byte) 0xFF);
        assertThatThrownBy(() -> new StateReader(SYMBOLS, endless, 0).begin())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no number ends at byte");
    }

    private static void write(String text, StateWriter out) {
        out.text(text);
    }

    private StateReader read() {
        return new StateReader(SYMBOLS, out.toBytes(), HEADER.length).begin();
    }
}

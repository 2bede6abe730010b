package dev.wardstream.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CellsTest {
    private static final int CHANNELS = 5;
    private static final int MOST_STEPS = 37;

    /** What is in a cell, plainly. */
    private static final class Plain {
        private int count;
        private float mean = Float.NaN;
        private byte device = Cells.UNTOLD;
    }

    private record Place(long step, int channel) {}

    private final Cells cells = new Cells(CHANNELS, MOST_STEPS);
    private final Map<Place, Plain> plain = new HashMap<>();
    private long newest = Long.MIN_VALUE;

    /** Steps that are left out for a while or for long, late readings, channels that begin late, one device and then several. */
    @Test
    void whatIsInACellIsWhatWasPutThereHoweverTheStepsGoOn() {
        for (long seed = 1; seed <= 30; seed++) {
            Random random = new Random(seed);
            CellsTest ward = new CellsTest();
            long step = random.nextInt(-50, 50);
            for (int i = 0; i < 1_500; i++) {
                step += random.nextInt(4) > 0 ? random.nextInt(2) : random.nextInt(random.nextInt(60) == 0 ? 200 : 4);
                long late = random.nextInt(5) == 0 ? random.nextInt(MOST_STEPS + 3) : 0;
                int channel = Math.min(random.nextInt(CHANNELS), i / 200);
                byte device = (byte) (i < 700 ? 0 : random.nextInt(-1, 3));
                ward.put(step - late, channel, random.nextInt(40, 180), device, random.nextInt(30) == 0);
            }
            ward.assertSame("seed " + seed);
        }
    }

    private void put(long step, int channel, float value, byte device, boolean inPlace) {
        boolean tooOld = newest != Long.MIN_VALUE && step <= newest - MOST_STEPS;
        assertThat(cells.isTooOld(step)).isEqualTo(tooOld);
        if (tooOld) {
            return;
        }
        newest = Math.max(newest, step);
        plain.keySet().removeIf(place -> place.step() <= newest - MOST_STEPS);
        Plain cell = plain.computeIfAbsent(new Place(step, channel), place -> new Plain());
        int row = cells.reach(step);
        if (inPlace) {
            cells.set(row, channel, 700, value, device);
            cell.count = 700;
            cell.mean = value;
        } else {
            cells.add(row, channel, value, device);
            cell.count++;
            cell.mean = cell.count == 1 ? value : cell.mean + (value - cell.mean) / cell.count;
        }
        cell.device = device;
    }

    private void assertSame(String when) {
        assertThat(cells.newest()).isEqualTo(newest);
        for (long step = newest - 2 * MOST_STEPS; step <= newest + 3; step++) {
            int row = cells.row(step);
            boolean measured = false;
            for (int channel = 0; channel < CHANNELS; channel++) {
                Plain cell = plain.getOrDefault(new Place(step, channel), new Plain());
                String which = when + ", step " + (step - newest) + " of channel " + channel;
                assertThat(cells.count(row, channel)).as(which).isEqualTo(cell.count);
                assertThat(Float.valueOf(cells.mean(row, channel))).as(which).isEqualTo(Float.valueOf(cell.mean));
                assertThat(cells.device(row, channel)).as(which).isEqualTo(cell.device);
                measured |= cell.count > 0;
            }
            assertThat(cells.isMeasured(row)).isEqualTo(measured);
        }
        for (byte device = 0; device < 4; device++) {
            byte which = device;
            assertThat(cells.isAnyOf(device)).isEqualTo(plain.values().stream().anyMatch(cell -> cell.device == which));
        }
    }

    @Test
    void aCellThatWasEmptiedIsNobodys() {
        int row = cells.reach(7);
        cells.add(row, 2, 80, (byte) 1);
        cells.empty(row, 2);
        assertThat(cells.count(row, 2)).isZero();
        assertThat(cells.mean(row, 2)).isNaN();
        assertThat(cells.device(row, 2)).isEqualTo(Cells.UNTOLD);
        assertThat(cells.isAnyOf((byte) 1)).isFalse();
    }

    /** A step of a day has 86,400 readings of a monitor that sends each second. */
    @Test
    void allReadingsOfALongStepCount() {
        int row = cells.reach(7);
        for (int reading = 1; reading <= 86_400; reading++) {
            cells.add(row, reading % 3 == 0 ? 1 : 0, 80, (byte) 0);
        }
        assertThat(cells.count(row, 0)).isEqualTo(57_600);
        assertThat(cells.count(row, 1)).isEqualTo(28_800);
        cells.set(row, 4, 3_000_000, 80, (byte) 0);
        assertThat(cells.count(row, 4)).isEqualTo(3_000_000);
        assertThat(cells.count(row, 0)).isEqualTo(57_600);
        assertThat(cells.count(row, 2)).isZero();
    }

    @Test
    void whatIsNotMeasuredTakesNoRoom() {
        Cells wide = new Cells(20, 1_000);
        for (int step = 0; step < 5; step++) {
            wide.add(wide.reach(step), 3, 80, (byte) 0);
        }
        assertThat(wide.heapBytes()).isLessThan(300);
    }
}

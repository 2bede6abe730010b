package dev.wardstream.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.state.StateWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A patient's own limits survive a restart, and so do those that an older program kept. */
class OwnLimitsCodecTest {
    private static final long NOW = Story.at("10:00:00");

    @Test
    void thatTheApprovalWasConfirmedIsKept() {
        for (boolean scale2 : new boolean[] {true, false}) {
            for (boolean confirmed : new boolean[] {true, false}) {
                OwnLimits own = new OwnLimits(Map.of(), scale2, NOW, "nurse-3", "dr-1", NOW + 1, confirmed);
                StateWriter out = Kept.writer(NOW);
                OwnLimitsCodec.write(own, out);

                assertThat(OwnLimitsCodec.read(Kept.reader(out))).isEqualTo(own);
            }
        }
    }

    @Test
    void namesThatNobodyMayHaveAnyMoreAreReadWithoutWhatTheyMayNotHold() {
        StateWriter out = Kept.writer(NOW);
        out.end();
        out.flag(true);
        out.flag(false);
        out.time(NOW);
        out.text("nurse-3\u202E");
        out.text("\u200B");
        out.time(NOW + 1);

        assertThat(OwnLimitsCodec.read(Kept.reader(out)))
                .isEqualTo(new OwnLimits(Map.of(), true, NOW, "nurse-3", "unknown", NOW + 1, false));
    }
}

package dev.wardstream.vitals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GlucoseUnitTest {
    @Test
    void aMoleOfGlucoseWeighsWhatItsAtomsWeigh() {
        double gramsAMole = 6 * 12.011 + 12 * 1.008 + 6 * 15.999;

        assertThat(GlucoseUnit.MG_DL_IN_A_MMOL_L).isCloseTo(gramsAMole / 10, within(1e-4));
    }

    @Test
    void theUnitsAreKnownByTheirNames() {
        for (GlucoseUnit unit : GlucoseUnit.values()) {
            assertThat(GlucoseUnit.ofUnit(unit.unit())).isEqualTo(unit);
        }
        assertThat(GlucoseUnit.ofUnit("mmol/l")).isNull();
        assertThat(GlucoseUnit.MG_DL.unit()).isEqualTo(VitalSign.BLOOD_GLUCOSE.unit());
    }
}

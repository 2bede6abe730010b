package dev.wardstream.vitals;

import org.jspecify.annotations.Nullable;

/** What someone charts as yes (1) or no (0). */
public enum Charted implements Signal {
    VENTILATED("ventilated", "Ventilated") {
        @Override
        public double in(Sample sample) {
            return number(sample.observations().ventilated());
        }
    };

    private final String field;
    private final String label;

    Charted(String field, String label) {
        this.field = field;
        this.label = label;
    }

    @Override
    public String field() {
        return field;
    }

    @Override
    public String label() {
        return label;
    }

    private static double number(@Nullable Boolean charted) {
        return charted == null ? Double.NaN : charted ? 1 : 0;
    }
}

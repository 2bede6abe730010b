package dev.wardstream.evaluate;

/** The figures that every scorer is judged by, by their names in the report. */
enum Measure {
    AUROC("auroc", "AUROC"),
    AUPRC("auprc", "AUPRC"),
    MIN_SENSITIVITY_PPV("minSensitivityPpv", "best min(Se, PPV)"),
    ACCURACY("accuracy", "accuracy"),
    SENSITIVITY("sensitivity", "sensitivity (recall)"),
    SPECIFICITY("specificity", "specificity"),
    PPV("ppv", "PPV (precision)"),
    NPV("npv", "NPV"),
    F1("f1", "F1"),
    BRIER("brier", "Brier");

    private final String field;
    private final String title;

    Measure(String field, String title) {
        this.field = field;
        this.title = title;
    }

    String field() {
        return field;
    }

    String title() {
        return title;
    }
}

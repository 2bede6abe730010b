package dev.wardstream.archive;

import java.util.List;
import java.util.Set;

/** A kind of point in the store, with its tags: with the time they are the point's key, all bounded in number. */
public enum Measurement {
    VITALS("vitals"),
    SCORES("scores"),
    ALERTS("alerts"),
    BUDGET("budget"),
    /** What stands at each beat, and of whom was heard when. */
    STANDING("standing"),
    /** A patient's limits as they held. */
    LIMITS("limits"),
    /** In which form the points since then are written. */
    SCHEMA("schema");

    private final String table;

    Measurement(String table) {
        this.table = table;
    }

    /** The measurement's name in InfluxDB, the table's in QuestDB. */
    public String table() {
        return table;
    }

    public List<String> tags() {
        return switch (this) {
            case VITALS -> List.of("patient", "ward", "bed", "device");
            case SCORES -> List.of("patient", "ward", "bed", "device", "model");
            case ALERTS -> List.of("patient", "ward", "bed", "device", "kind", "priority");
            case BUDGET -> List.of("ward");
            case STANDING -> List.of("patient", "ward", "bed", "device", "kind", "priority");
            case LIMITS -> List.of("patient");
            case SCHEMA -> List.of("writer");
        };
    }

    /** The fields that its points may have; which of them a point has depends on what is known. */
    public Set<String> fields() {
        return Fields.of(this);
    }
}

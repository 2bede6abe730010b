package dev.wardstream.vitals;

/** Where a patient lies. */
public record Location(String ward, String bed) {
    public Location {
        requireWard(ward);
        Ids.check("bed", bed);
    }

    /** @throws IllegalArgumentException where no ward can have that name */
    public static void requireWard(String ward) {
        Ids.check("ward", ward);
    }
}

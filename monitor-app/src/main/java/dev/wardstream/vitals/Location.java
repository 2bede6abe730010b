package dev.wardstream.vitals;

/** Where a patient lies. */
public record Location(String ward, String bed) {
    public Location {
        Ids.check("ward", ward);
        Ids.check("bed", bed);
    }
}

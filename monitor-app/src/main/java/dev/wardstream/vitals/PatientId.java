package dev.wardstream.vitals;

/** A patient's pseudonym. Names and record numbers live elsewhere and never enter Wardstream. At most 64 printable characters without spaces. */
public record PatientId(String value) {
    public PatientId {
        Ids.check("patient id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}

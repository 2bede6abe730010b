package dev.wardstream.vitals;

import java.util.regex.Pattern;

/** A device vendor's name, as its topic ends with: 1 to 40 lower-case letters, digits and hyphens, not beginning with a hyphen. */
public record VendorId(String value) {
    /** The most characters of a name. */
    public static final int LONGEST = 40;

    /** What a vendor's name may be, as a regular expression. */
    public static final String RULE = "[a-z0-9][a-z0-9-]{0," + (LONGEST - 1) + "}";

    private static final Pattern NAME = Pattern.compile(RULE);

    public VendorId {
        if (!NAME.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a vendor's name must have 1 to 40 lower-case letters, digits and hyphens"
                            + " and not begin with a hyphen, is: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}

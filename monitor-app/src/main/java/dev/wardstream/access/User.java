package dev.wardstream.access;

/**
 * Who is asking.
 *
 * @param name a pseudonym or role, as it stands in the audit log; never a person's name
 * @param wards whose patients they may see and answer for
 */
public record User(String name, Role role, Wards wards) {
    /** One of all wards. */
    public User(String name, Role role) {
        this(name, role, Wards.ALL);
    }
}

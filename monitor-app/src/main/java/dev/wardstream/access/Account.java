package dev.wardstream.access;

import java.util.regex.Pattern;

/**
 * Somebody who may sign in.
 *
 * @param hash of the password, as {@link Passwords} writes it
 */
record Account(String name, Role role, String hash) {
    /** What also fits the commands' records: a pseudonym or role, never a person's name. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    Account {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "that is no user name: 1 to 64 letters, digits, dots, hyphens and underscores, the first a letter or digit");
        }
        if (role == Role.ANYONE) {
            throw new IllegalArgumentException("the role must be viewer, nurse or engineer");
        }
        if (!Passwords.isHash(hash)) {
            throw new IllegalArgumentException("the hash is none that wardstream user add writes");
        }
    }

    User user() {
        return new User(name, role);
    }

    /** Without the hash. */
    @Override
    public String toString() {
        return name + " (" + role + ")";
    }
}

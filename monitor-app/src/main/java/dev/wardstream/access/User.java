package dev.wardstream.access;

/**
 * Who is asking.
 *
 * @param name a pseudonym or role, as it stands in the audit log; never a person's name
 */
public record User(String name, Role role) {}

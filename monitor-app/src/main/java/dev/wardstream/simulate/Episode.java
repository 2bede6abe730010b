package dev.wardstream.simulate;

/**
 * A course that a patient goes through.
 *
 * @param onset when it begins, in seconds of the simulation; may lie ahead
 */
public record Episode(Course course, double onset) {
    static final Episode NONE = new Episode(Course.STABLE, 0);
}

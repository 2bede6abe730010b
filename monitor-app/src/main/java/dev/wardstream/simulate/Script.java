package dev.wardstream.simulate;

import java.util.List;

/**
 * Who falls ill when. Time goes in rounds of a quarter of an hour; in each, some beds go through a course that begins in the
 * first two minutes and ends within the round, and in the next round it is other beds' turn. A ward of up to a hundred beds
 * has each course once a round, a larger one proportionally more; a ward too small for all courses has those that fit, and
 * the others in the rounds that follow.
 *
 * @param beds how many
 * @param seed decides the onsets
 */
record Script(int beds, long seed) {
    static final int ROUND_SECONDS = 900;

    private static final double EARLIEST_ONSET = 45;
    private static final double LATEST_ONSET = 110;
    private static final int BEDS_A_CAST = 100;
    private static final List<Course> AT_THE_BEDSIDE =
            List.of(Course.SEPSIS, Course.HYPOXIA, Course.HAEMORRHAGE, Course.SENSOR_FALLS_OFF);
    private static final List<Course> UP_AND_ABOUT = List.of(Course.WEARABLE_OFFLINE, Course.ATRIAL_FIBRILLATION);

    static long roundOf(long second) {
        return Math.floorDiv(second, (long) ROUND_SECONDS);
    }

    /** What happens at a bed in a round; {@link Episode#NONE} where nothing does. */
    Episode episodeOf(Bed bed, long round) {
        List<Course> courses = bed.isWearable() ? UP_AND_ABOUT : AT_THE_BEDSIDE;
        int others = Bed.countOf(bed.isWearable(), beds);
        long cast = Math.min(others, (long) courses.size() * Math.max(1, beds / BEDS_A_CAST));
        long role = Math.floorMod(bed.positionAmongItsKind() - round * cast, (long) others);
        if (role >= cast) {
            return Episode.NONE;
        }
        Course course = courses.get((int) ((round * cast + role) % courses.size()));
        double onset = Noise.of(seed, bed.number() * 1_000_003L + round).between(EARLIEST_ONSET, LATEST_ONSET);
        return new Episode(course, round * ROUND_SECONDS + Math.rint(onset));
    }
}

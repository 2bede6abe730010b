package dev.wardstream.simulate;

import dev.wardstream.vitals.Assignments;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import java.time.Duration;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A ward of simulated patients with devices of two vendors. In the first quarter of an hour, and in each that follows, some
 * patients deteriorate, a sensor falls off and a wearable goes out of reach; the rest are stable. The same number of beds,
 * seed and start give the same samples.
 */
public final class SimulatedWard implements Feed {
    private final int beds;
    private final long seed;
    private final long start;
    private final long end;

    private SimulatedWard(int beds, long seed, long start, long end) {
        if (beds < 1) {
            throw new IllegalArgumentException("a simulated ward needs at least one bed, not " + beds);
        }
        this.beds = beds;
        this.seed = seed;
        this.start = start;
        this.end = end;
    }

    /** An endless ward that starts at an instant (epoch milliseconds), which is put back to its whole second. */
    public static SimulatedWard of(int beds, long seed, long startMillis) {
        long start = Math.floorDiv(startMillis, 1_000L) * 1_000;
        return new SimulatedWard(beds, seed, start, Long.MAX_VALUE);
    }

    /** This ward, ending so much simulated time after its start. What a wearable out of reach holds then stays with it. */
    public SimulatedWard lasting(Duration duration) {
        return new SimulatedWard(beds, seed, start, Math.addExact(start, duration.toMillis()));
    }

    @Override
    public Set<String> vendors() {
        Set<String> vendors = new TreeSet<>();
        beds().flatMap(bed -> bed.models().stream()).forEach(model -> vendors.add(model.vendor()));
        return vendors;
    }

    @Override
    public List<Assignments> assignments() {
        return beds().flatMap(bed -> bed.assignments(start).stream()).toList();
    }

    @Override
    public Iterator<Emission> emissions() {
        return new WardEmissions(beds, seed, start, end);
    }

    /** What happens to whom until an instant (epoch milliseconds), by onset. */
    public List<ScriptedEpisode> script(long untilMillis) {
        Script script = new Script(beds, seed);
        long until = Math.min(untilMillis, end);
        return LongStream.rangeClosed(0, Script.roundOf((until - start) / 1_000))
                .boxed()
                .flatMap(round -> beds().map(bed -> scripted(bed, script.episodeOf(bed, round))))
                .filter(scripted -> scripted.course() != Course.STABLE && scripted.onset() < until)
                .sorted(Comparator.comparingLong(ScriptedEpisode::onset))
                .toList();
    }

    private ScriptedEpisode scripted(Bed bed, Episode episode) {
        return new ScriptedEpisode(
                bed.patient(), bed.location(), episode.course(), start + (long) (episode.onset() * 1_000));
    }

    private Stream<Bed> beds() {
        return IntStream.range(0, beds).mapToObj(Bed::new);
    }

    /**
     * What happens to a patient, and when.
     *
     * @param onset when the course begins, epoch milliseconds on the simulated ward's clock
     */
    public record ScriptedEpisode(PatientId patient, Location location, Course course, long onset) {}
}

package dev.wardstream.watch;

import dev.wardstream.vitals.Health;
import dev.wardstream.watch.Sighting.BrokersAnswer;
import dev.wardstream.watch.Sighting.Heard;
import dev.wardstream.watch.Sighting.NoBroker;
import dev.wardstream.watch.Trouble.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The outside watcher: a fold of what it sees, and what is wrong at a time. Times are the watcher's, epoch milliseconds.
 *
 * <p>An instance is silent when nothing was heard of it for three of its intervals, or for as long as the watcher was told to
 * bear. While no broker answers nobody can be heard, so nobody is judged; after that everybody has their time again. One that
 * is starting is no trouble for as long as it says that a start may take.
 */
public final class Watchdog {
    /** How many heartbeats may be missed. */
    private static final int INTERVALS = 3;
    /** How long there may be no instance at all, which has no interval to go by. */
    private static final Duration NOBODY = Duration.ofSeconds(15);

    private static final long NEVER = Long.MAX_VALUE;

    private final @Nullable Duration silence;
    private final boolean atOnce;
    private final Map<String, Instance> instances = new TreeMap<>();
    private long listeningSince = NEVER;
    /** From when on it counts that there is no instance at all. */
    private long nobodyFrom = NEVER;

    private @Nullable NoBroker outage;

    /**
     * @param expectedFrom from when on its silence counts: when it was heard, or when the brokers were back
     * @param startingSince since when it has been starting, over restarts too, so that one that dies and starts again and again
     *     is told; {@link #NEVER} where it is not starting
     */
    private record Instance(Beat last, long heardAt, long expectedFrom, long startingSince) {
        Instance expectedFrom(long at) {
            return new Instance(last, heardAt, at, startingSince);
        }

        /** Whether its start takes longer than a start may. */
        boolean isStartOverdue(long now) {
            return startingSince != NEVER
                    && now - startingSince > last.startWithin().toMillis();
        }
    }

    /**
     * @param silence how long an instance may be silent; null for three of its intervals
     * @param atOnce whether to judge by what is on the topic alone; otherwise every instance is first given the time to be
     *     heard, so that a clock that is wrong here or there makes no trouble
     */
    public Watchdog(@Nullable Duration silence, boolean atOnce) {
        this.silence = silence;
        this.atOnce = atOnce;
    }

    /** Takes in what was seen. */
    public void see(Sighting sighting) {
        if (sighting instanceof Heard heard) {
            hear(heard.beat(), heard.at());
        } else if (sighting instanceof BrokersAnswer answer) {
            brokersAnswer(answer.at());
        } else if (sighting instanceof NoBroker none) {
            outage = outage == null ? none : new NoBroker(none.cause(), outage.at());
        }
    }

    /** What is wrong at a time, and who was stopped just before. */
    public List<Trouble> troubles(long now) {
        List<Trouble> troubles = new ArrayList<>();
        if (outage != null) {
            troubles.add(new Trouble(Kind.NO_BROKER, "", "", outage.at(), outage.cause()));
        }
        if (listeningSince != NEVER) {
            long judgedAt = outage == null ? now : outage.at();
            if (isNobodyThere(judgedAt)) {
                troubles.add(nobody(judgedAt));
            }
            instances.values().forEach(instance -> addTroublesOf(instance, judgedAt, troubles));
        }
        return troubles;
    }

    private void hear(Beat beat, long at) {
        @Nullable Instance before = instances.get(beat.instance());
        long since = before != null && isStillTheSameStart(before, at) ? before.startingSince() : at;
        instances.put(beat.instance(), new Instance(beat, at, at, beat.isStarting() ? since : NEVER));
    }

    /** Whether one that is heard again goes on with its start, or begins it again at once after it died. */
    private boolean isStillTheSameStart(Instance before, long at) {
        return before.startingSince() != NEVER
                && !before.last().stopping()
                && at - before.heardAt() <= patience(before.last()).toMillis();
    }

    private void brokersAnswer(long at) {
        if (listeningSince == NEVER) {
            listeningSince = atOnce ? Long.MIN_VALUE : at;
            nobodyFrom = listeningSince;
        } else if (outage != null) {
            long since = outage.at();
            // Whoever was silent before stays so; the others could not be heard.
            nobodyFrom = isNobodyThere(since) ? nobodyFrom : at;
            instances.replaceAll(
                    (name, one) -> isSilent(one, since) || one.last().stopping() ? one : one.expectedFrom(at));
        }
        outage = null;
    }

    private boolean isNobodyThere(long now) {
        long since = nobodyFrom;
        for (Instance instance : instances.values()) {
            if (!instance.last().stopping()) {
                return false;
            }
            since = Math.max(since, instance.heardAt());
        }
        return since == Long.MIN_VALUE || now - since > (silence == null ? NOBODY : silence).toMillis();
    }

    private Trouble nobody(long now) {
        @Nullable Instance last = null;
        for (Instance instance : instances.values()) {
            last = last == null || last.heardAt() < instance.heardAt() ? instance : last;
        }
        if (last == null) {
            return new Trouble(Kind.NO_MONITOR, "", "", atOnce ? now : nobodyFrom, "no heartbeat is on the topic");
        }
        String name = last.last().instance();
        return new Trouble(
                Kind.NO_MONITOR, "", "", last.heardAt(), "the last instance, " + name + ", was stopped in order");
    }

    private void addTroublesOf(Instance instance, long now, List<Trouble> troubles) {
        Beat last = instance.last();
        if (last.stopping()) {
            if (now - instance.heardAt() <= patience(last).toMillis()) {
                troubles.add(
                        new Trouble(Kind.STOPPED, last.instance(), "", instance.heardAt(), "it was asked to stop"));
            }
            return;
        }
        if (isSilent(instance, now)) {
            troubles.add(new Trouble(
                    Kind.SILENT,
                    last.instance(),
                    "",
                    instance.heardAt(),
                    "nothing was heard of it since "
                            + Instant.ofEpochMilli(instance.heardAt()) + "; a heartbeat was due every "
                            + last.interval().toMillis() / 1000.0 + " s"));
        }
        for (Health.Part part : last.health().parts()) {
            if (part.isIll()) {
                troubles.add(
                        new Trouble(Kind.PART_ILL, last.instance(), part.name(), instance.heardAt(), part.cause()));
            }
        }
        if (instance.startingSince() != NEVER) {
            addStart(instance, now, troubles);
        }
    }

    private static void addStart(Instance instance, long now, List<Trouble> troubles) {
        Beat last = instance.last();
        List<Health.Part> starting =
                last.health().parts().stream().filter(Health.Part::isStarting).toList();
        if (!instance.isStartOverdue(now)) {
            String reading = starting.stream()
                    .map(part -> part.name() + ": " + part.cause())
                    .collect(Collectors.joining("; "));
            troubles.add(new Trouble(Kind.STARTING, last.instance(), "", instance.startingSince(), reading));
            return;
        }
        for (Health.Part part : starting) {
            String cause = "it has been starting since " + Instant.ofEpochMilli(instance.startingSince())
                    + ", perhaps again and again: " + part.cause();
            troubles.add(new Trouble(Kind.PART_ILL, last.instance(), part.name(), instance.startingSince(), cause));
        }
    }

    private boolean isSilent(Instance instance, long now) {
        long from = Math.max(instance.expectedFrom(), listeningSince);
        return !instance.last().stopping()
                && now - from > patience(instance.last()).toMillis();
    }

    private Duration patience(Beat beat) {
        return silence == null ? beat.interval().multipliedBy(INTERVALS) : silence;
    }
}

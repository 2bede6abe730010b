package dev.wardstream.watch;

import dev.wardstream.schemas.avro.Heartbeat;
import dev.wardstream.schemas.avro.PartHealth;
import dev.wardstream.vitals.Health;
import java.time.Duration;
import java.util.List;

/** A heartbeat, as a record. */
final class BeatRecords {
    private static final int MOST_PARTS = 100;
    private static final int LONGEST_CAUSE = 1_000;

    private BeatRecords() {}

    static Heartbeat toAvro(Beat beat) {
        return new Heartbeat(
                beat.instance(),
                beat.at(),
                beat.interval().toMillis(),
                beat.stopping(),
                beat.health().parts().stream()
                        .map(part -> new PartHealth(part.name(), !part.isIll(), part.cause(), part.isStarting()))
                        .toList(),
                beat.startWithin().toMillis());
    }

    /** @throws IllegalArgumentException where it says what no heartbeat can */
    static Beat toDomain(Heartbeat record) {
        List<PartHealth> parts = record.getParts();
        return new Beat(
                oneLine(record.getInstance(), Integer.MAX_VALUE),
                record.getAt(),
                Duration.ofMillis(record.getIntervalMillis()),
                Duration.ofMillis(record.getStartWithinMillis()),
                record.getStopping(),
                new Health(parts.stream()
                        .limit(MOST_PARTS)
                        .map(BeatRecords::toDomain)
                        .toList()));
    }

    private static Health.Part toDomain(PartHealth part) {
        return new Health.Part(
                oneLine(part.getName(), Beat.LONGEST_NAME), stateOf(part), oneLine(part.getCause(), LONGEST_CAUSE));
    }

    private static Health.State stateOf(PartHealth part) {
        if (!part.getOk()) {
            return Health.State.ILL;
        }
        return part.getStarting() ? Health.State.STARTING : Health.State.OK;
    }

    /** Whoever may write to the topic must not write on the terminal, or in a pager's message, what passes for another line. */
    private static String oneLine(String text, int longest) {
        String line = text.replaceAll("\\p{Cntrl}+", " ");
        return line.length() > longest ? line.substring(0, longest - 1) + "…" : line;
    }
}

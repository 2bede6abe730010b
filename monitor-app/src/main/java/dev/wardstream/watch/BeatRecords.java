package dev.wardstream.watch;

import dev.wardstream.schemas.avro.Heartbeat;
import dev.wardstream.schemas.avro.PartHealth;
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
                beat.parts().stream()
                        .map(part -> new PartHealth(part.name(), part.ok(), part.cause()))
                        .toList());
    }

    /** @throws IllegalArgumentException where it says what no heartbeat can */
    static Beat toDomain(Heartbeat record) {
        List<PartHealth> parts = record.getParts();
        return new Beat(
                oneLine(record.getInstance(), Integer.MAX_VALUE),
                record.getAt(),
                Duration.ofMillis(record.getIntervalMillis()),
                record.getStopping(),
                parts.stream().limit(MOST_PARTS).map(BeatRecords::toDomain).toList());
    }

    private static Beat.Part toDomain(PartHealth part) {
        return new Beat.Part(
                oneLine(part.getName(), Beat.LONGEST_NAME), part.getOk(), oneLine(part.getCause(), LONGEST_CAUSE));
    }

    /** Whoever may write to the topic must not write on the terminal, or in a pager's message, what passes for another line. */
    private static String oneLine(String text, int longest) {
        String line = text.replaceAll("\\p{Cntrl}+", " ");
        return line.length() > longest ? line.substring(0, longest - 1) + "…" : line;
    }
}

package dev.wardstream.wire;

import dev.wardstream.alarm.Hush;
import dev.wardstream.alarm.Presence;
import dev.wardstream.alarm.Response;
import dev.wardstream.alarm.Sound;
import dev.wardstream.alarm.Standing;
import dev.wardstream.schemas.avro.Acknowledgement;
import dev.wardstream.schemas.avro.Alert;
import dev.wardstream.schemas.avro.AlertEvent;
import dev.wardstream.schemas.avro.Silenced;
import org.jspecify.annotations.Nullable;

/** How an alarm stands, as the fields of an alert's record. */
final class StandingRecords {
    private static final SameNames<Hush, dev.wardstream.schemas.avro.Hush> HUSHES =
            new SameNames<>(Hush.class, dev.wardstream.schemas.avro.Hush.class);

    private StandingRecords() {}

    static void write(Standing standing, Alert record) {
        record.setEpisodeId(Missing.toAvro(standing.episode()));
        record.setPresence(toAvro(standing.presence()));
        record.setCalls(standing.calls());
        record.setHush(HUSHES.toAvro(standing.hush()));
        if (standing.response() instanceof Response.Acknowledged response) {
            record.setAcknowledged(
                    new Acknowledgement(response.by(), response.at(), Missing.toAvro(response.comment())));
        }
        if (standing.sound() instanceof Sound.Silenced silenced) {
            record.setSilenced(new Silenced(silenced.by(), silenced.until(), silenced.reason()));
        }
        record.setLevel(standing.level());
        record.setAssignee(standing.assignee());
    }

    static Standing read(Alert record) {
        return new Standing(
                Missing.toDomain(record.getEpisodeId()),
                presenceOf(record),
                toDomain(record.getAcknowledged()),
                toDomain(record.getSilenced()),
                record.getHush() == dev.wardstream.schemas.avro.Hush.UNKNOWN
                        ? Hush.NONE
                        : HUSHES.toDomain(record.getHush()),
                record.getCalls(),
                record.getLevel(),
                record.getAssignee());
    }

    private static dev.wardstream.schemas.avro.Presence toAvro(Presence presence) {
        if (presence instanceof Presence.On) {
            return dev.wardstream.schemas.avro.Presence.ON;
        }
        return presence instanceof Presence.Latched
                ? dev.wardstream.schemas.avro.Presence.LATCHED
                : dev.wardstream.schemas.avro.Presence.OFF;
    }

    /** A record from before alarms latched tells it by its event alone. */
    private static Presence presenceOf(Alert record) {
        return switch (record.getPresence()) {
            case ON -> new Presence.On();
            case LATCHED -> new Presence.Latched();
            case OFF -> new Presence.Off();
            case UNKNOWN -> record.getEvent() == AlertEvent.CEASED ? new Presence.Off() : new Presence.On();
        };
    }

    private static Response toDomain(@Nullable Acknowledgement given) {
        return given == null
                ? new Response.Awaited()
                : new Response.Acknowledged(given.getBy(), given.getAt(), Missing.toDomain(given.getComment()));
    }

    private static Sound toDomain(@Nullable Silenced given) {
        return given == null
                ? new Sound.Audible()
                : new Sound.Silenced(given.getBy(), given.getUntil(), given.getReason());
    }
}

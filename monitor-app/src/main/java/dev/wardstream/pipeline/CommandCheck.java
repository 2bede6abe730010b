package dev.wardstream.pipeline;

import dev.wardstream.alarm.AlarmCommand;
import dev.wardstream.alarm.AlarmCommand.Action;
import dev.wardstream.alarm.CommandOutcome;
import dev.wardstream.alarm.CommandOutcome.Result;
import dev.wardstream.schemas.avro.AlertCommand;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.PersonName;
import dev.wardstream.wire.CommandRecords;
import dev.wardstream.words.Objection;
import dev.wardstream.words.Said;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether whom a command names is there: whoever takes over is on the rota, and a bed is free or shared knowingly. Every command
 * passes here, whichever door it came by, and one that is refused changes nothing.
 */
final class CommandCheck {
    private static final int NAMED_AT_MOST = 20;

    private final Surroundings surroundings;
    private final Wearing wearing;

    CommandCheck(Surroundings surroundings, Wearing wearing) {
        this.surroundings = surroundings;
        this.wearing = wearing;
    }

    /** Why a command is refused before anybody takes it up; null where it is not. */
    @Nullable CommandOutcome refusal(AlarmCommand command, long now) {
        if (command.action() instanceof Action.HandOver asked) {
            List<String> people = surroundings.people();
            if (people == null || people.stream().anyMatch(name -> PersonName.same(name, asked.to()))) {
                return null;
            }
            return refused(command, Result.NOT_ON_ROTA, stranger(asked.to(), people), now);
        }
        if (command.action() instanceof Action.Admit asked && !asked.shared()) {
            List<PatientId> others = neighbours(command);
            Said said = others.isEmpty()
                    ? Said.NOTHING
                    : Said.of(
                            "refused.bed",
                            others.get(0),
                            asked.location().ward(),
                            asked.location().bed());
            return others.isEmpty() ? null : refused(command, Result.BED_TAKEN, said, now);
        }
        return null;
    }

    /**
     * The command of a record.
     *
     * @param patient the record's key
     * @throws IllegalArgumentException where it is no command, or another patient's
     */
    static AlarmCommand read(String patient, AlertCommand record) {
        AlarmCommand command = CommandRecords.toDomain(record);
        if (!command.patient().value().equals(patient)) {
            throw new IllegalArgumentException("the record's key is not the patient that the command names");
        }
        return command;
    }

    /** The outcome of a record that is no command of its patient's. */
    static CommandOutcome unreadable(String patient, AlertCommand record, long now, IllegalArgumentException why) {
        return new CommandOutcome(
                record.getCommandId(),
                new PatientId(patient),
                CommandRecords.nameOf(record),
                record.getIssuedBy(),
                now,
                Result.INVALID,
                Objection.of(why));
    }

    /** Who else lies where a patient is admitted to, as far as their devices or the ward tell. */
    List<PatientId> neighbours(AlarmCommand command) {
        if (!(command.action() instanceof Action.Admit asked)) {
            return List.of();
        }
        return Stream.concat(wearing.wornIn(asked.location()).stream(), surroundings.lyingIn(asked.location()).stream())
                .filter(other -> !other.equals(command.patient()))
                .distinct()
                .sorted(Comparator.comparing(PatientId::value))
                .toList();
    }

    private static Said stranger(String name, List<String> people) {
        Said said = Said.of("refused.stranger", name);
        for (int i = 0; i < Math.min(people.size(), NAMED_AT_MOST); i++) {
            said = (i == 0 ? said : said.and("list.and")).and("plain", people.get(i));
        }
        return said.and(people.size() > NAMED_AT_MOST ? "refused.stranger.more" : "refused.stranger.end");
    }

    private static CommandOutcome refused(AlarmCommand command, Result result, Said said, long now) {
        return new CommandOutcome(
                command.id(),
                command.patient(),
                command.action().getClass().getSimpleName(),
                command.issuedBy(),
                now,
                result,
                said);
    }
}

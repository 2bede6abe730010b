package dev.wardstream.handover;

import dev.wardstream.alarm.AlarmKind;
import dev.wardstream.alarm.OwnLimits;
import dev.wardstream.alarm.Priority;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One patient's shift.
 *
 * @param bed where they lay at its end, or last
 * @param left when and whereto they left the ward; null where they are there
 * @param open what is on, or over and unseen: what is on before what is over, the unanswered first, then the urgent, the longest
 * @param spells all of the shift's alarms by their onset, those that are open too
 * @param pause null where the patient's alarms call
 * @param limits the patient's own; null where the ward's hold
 * @param limitsEnded when their own limits ceased to hold in the shift; 0 where they did not
 * @param unreached whom a message was for that reached nobody, by name
 */
record PatientHandover(
        PatientId patient,
        Location bed,
        @Nullable Leaving left,
        List<Spell> open,
        List<Spell> spells,
        @Nullable Pause pause,
        @Nullable OwnLimits limits,
        long limitsEnded,
        List<Worn> devices,
        Course.Trend news2,
        List<String> unreached) {
    /** A NEWS2 that asks for an urgent review (Royal College of Physicians, 2017). */
    private static final int URGENT = 5;

    /** What is on before what is over, the unanswered before the answered, the urgent first, then the longest. */
    private static final Comparator<Spell> SPELLS = Comparator.comparing((Spell spell) -> !spell.isAwaited())
            .thenComparing(spell -> !spell.isOn())
            .thenComparing(Spell::priority, Comparator.reverseOrder())
            .thenComparing(spell -> spell.kind().isTechnical())
            .thenComparingLong(spell -> spell.newest().onset());

    /** What is open by what it is, who was ill by how ill, and the others by their beds. */
    static final Comparator<PatientHandover> EYES_FIRST = Comparator.comparing(PatientHandover::need)
            .thenComparing(PatientHandover::mostUrgent, Comparator.nullsLast(SPELLS))
            .thenComparing(patient -> patient.need() == Need.ILL ? -patient.calls() : 0)
            .thenComparing(
                    patient -> patient.need() == Need.ILL ? -patient.news2.max().total() : 0)
            .thenComparing(patient -> patient.bed.bed());

    /** How soon the one who comes must look. */
    enum Need {
        OPEN,
        ILL,
        QUIET,
        LEFT
    }

    /** @param to where they lie now; null for a discharge */
    record Leaving(long at, @Nullable Location to) {}

    /** @param until on the ward's clock, epoch milliseconds */
    record Pause(long until, String by, String reason) {}

    /** @param until when it was taken off, epoch milliseconds; {@link Long#MAX_VALUE} while it is worn */
    record Worn(DeviceId device, DeviceKind kind, long until) {
        boolean isOn() {
            return until == Long.MAX_VALUE;
        }
    }

    PatientHandover {
        open = open.stream().sorted(SPELLS).toList();
        spells = List.copyOf(spells);
        devices = List.copyOf(devices);
        unreached = List.copyOf(unreached);
    }

    Need need() {
        if (left != null) {
            return Need.LEFT;
        }
        if (pause != null
                || open.stream()
                        .anyMatch(spell -> spell.isAwaited() || !spell.kind().isTechnical())) {
            return Need.OPEN;
        }
        boolean called = spells.stream()
                .anyMatch(spell -> spell.calls() > 0 && !spell.kind().isTechnical());
        return called || news2.max().total() >= URGENT ? Need.ILL : Need.QUIET;
    }

    /** Null where nobody must look now. */
    private @Nullable Spell mostUrgent() {
        return need() == Need.OPEN && !open.isEmpty() ? open.get(0) : null;
    }

    /** All alarms that the handover tells of: the open ones first. */
    Stream<Spell> alarms() {
        return Stream.concat(open.stream(), spells.stream().filter(spell -> !spell.isOpen()));
    }

    int calls() {
        return spells.stream().mapToInt(Spell::calls).sum();
    }

    /** The shift's alarms of each kind together, of a device's by device; the longest of the highest priority first. */
    List<Matter> matters(Span span) {
        Map<String, Matter> matters = new LinkedHashMap<>();
        for (Spell spell : spells) {
            AlarmKind kind = spell.kind();
            String key = kind.isTechnical() ? kind + " " + spell.newest().device() : kind.name();
            matters.merge(key, Matter.of(spell, span), Matter::and);
        }
        return matters.values().stream()
                .sorted(Comparator.comparing(
                                (Matter matter) -> matter.worst().kind().isTechnical())
                        .thenComparing(Matter::priority, Comparator.reverseOrder())
                        .thenComparing(Matter::millis, Comparator.reverseOrder()))
                .toList();
    }

    /**
     * What one rule said of a patient in a shift.
     *
     * @param worst the spell that went furthest past its limit, of the highest priority
     * @param millis how long it was on in the shift, all times together
     * @param last when it was on last, epoch milliseconds: its end, or its onset where it is on
     */
    record Matter(Spell worst, Priority priority, int times, int calls, long millis, long last, boolean isOn) {
        static Matter of(Spell spell, Span span) {
            boolean on = spell.isOn();
            return new Matter(
                    spell,
                    spell.priority(),
                    1,
                    spell.calls(),
                    span.within(spell.newest().onset(), spell.over()),
                    on ? spell.newest().onset() : spell.over(),
                    on);
        }

        Matter and(Matter other) {
            return new Matter(
                    isWorse(other) ? other.worst : worst,
                    other.priority.compareTo(priority) > 0 ? other.priority : priority,
                    times + other.times,
                    calls + other.calls,
                    millis + other.millis,
                    isOn == other.isOn ? Math.max(last, other.last) : isOn ? last : other.last,
                    isOn || other.isOn);
        }

        private boolean isWorse(Matter other) {
            if (other.priority != priority) {
                return other.priority.compareTo(priority) > 0;
            }
            boolean low = SpellFold.isLow(worst.kind());
            return low ? other.worst.peak() < worst.peak() : other.worst.peak() > worst.peak();
        }
    }
}

package dev.wardstream.handover;

import dev.wardstream.alarm.AlarmKind;
import dev.wardstream.alarm.Response;
import dev.wardstream.alarm.Sound;
import dev.wardstream.alarm.Standing;
import dev.wardstream.handover.PatientHandover.Matter;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.words.Said;
import java.util.Locale;

/** Alarms in the words of a handover. */
final class AlarmWords {
    private final Locale language;
    private final ShiftTime time;

    AlarmWords(Locale language, ShiftTime time) {
        this.language = language;
        this.time = time;
    }

    /** A rule by its name, such as {@code HR high}. */
    String rule(AlarmKind kind) {
        VitalSign vital = kind.vital();
        if (vital == null) {
            return Said.of("shift.rule." + kind.name()).in(language);
        }
        return Said.of(SpellFold.isLow(kind) ? "shift.rule.low" : "shift.rule.high", vital.field())
                .in(language);
    }

    /** What is open: since when, and who has it. */
    String open(Spell spell) {
        long since = spell.isOn() ? spell.newest().onset() : spell.over();
        Said said = Said.of(spell.isOn() ? "shift.since" : "shift.over", worst(spell), time.of(since));
        return said.and(standing(spell)).in(language);
    }

    private Said standing(Spell spell) {
        Standing standing = spell.newest().standing();
        if (standing.sound() instanceof Sound.Silenced silenced) {
            return Said.of("shift.silenced", time.of(silenced.until()), silenced.by(), silenced.reason());
        }
        if (standing.response() instanceof Response.Acknowledged seen) {
            return Said.of("shift.seen", seen.by(), time.of(seen.at()));
        }
        if (!spell.hasCalled()) {
            return spell.isOn() ? Said.of("shift.quiet") : Said.NOTHING;
        }
        String assignee = spell.calling().assignee();
        if (assignee != null) {
            return Said.of("shift.called.to", assignee);
        }
        int level = spell.calling().level();
        return level == 0 ? Said.of("shift.called") : Said.of("shift.called.level", level);
    }

    /** What a rule said in the shift, how often and how long. */
    String matter(Matter matter) {
        Said said = Said.plain(worst(matter.worst()));
        if (matter.times() > 1) {
            said = said.and("shift.times", matter.times());
        }
        said = said.and("shift.long", matter.millis());
        return said.and(matter.isOn() ? "shift.on" : "shift.last", time.of(matter.last()))
                .in(language);
    }

    /** An alarm at its worst, such as {@code HR 169 > 140 /min}. */
    private String worst(Spell spell) {
        AlarmKind kind = spell.kind();
        VitalSign vital = kind.vital();
        if (kind.isTechnical()) {
            return Said.of("shift.device", rule(kind), spell.newest().device()).in(language);
        }
        if (Double.isNaN(spell.peak()) || (vital == null && kind != AlarmKind.NEWS2)) {
            return rule(kind);
        }
        if (vital == null) {
            return Said.of("shift.news2", Math.round(spell.peak())).in(language);
        }
        String peak = vital.asCharted(spell.peak());
        if (Double.isNaN(spell.limit())) {
            return Said.of("shift.value", vital.field(), peak).in(language);
        }
        String code = SpellFold.isLow(kind) ? "shift.below" : "shift.above";
        return Said.of(code, vital.field(), peak, vital.asCharted(spell.limit()))
                .in(language);
    }
}

package dev.wardstream.alarm;

import dev.wardstream.alarm.Response.Acknowledged;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.words.Said;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * How a patient's latest alarms ended, so that whoever answers one a moment too late is told who did what to it, and when.
 * Only the newest are remembered: a patient's state must stay small. Times are on the ward's clock, epoch milliseconds.
 */
final class Endings {
    /** How many are remembered. */
    static final int MOST = 6;

    private final PatientId patient;
    /** The oldest first. */
    private final Deque<Ending> endings = new ArrayDeque<>(0);

    /** How an alarm ended. */
    private enum How {
        /** Somebody cleared it. */
        CLEARED("refused.over.cleared", true),
        /** Somebody acknowledged it when its condition was gone already. */
        ACKNOWLEDGED("refused.answered", true),
        /** Its condition ceased after somebody had acknowledged it. */
        CEASED_SEEN("refused.over.seen", true),
        /** Its condition ceased by itself. */
        CEASED("refused.over.by.itself", false),
        /** The same alarm came back and took its place. */
        RAISED_ANEW("refused.over.anew", false),
        /** Its patient was discharged. */
        LEFT("refused.over.left", true);

        private final String code;
        private final boolean bySomebody;

        How(String code, boolean bySomebody) {
            this.code = code;
            this.bySomebody = bySomebody;
        }
    }

    /**
     * One alarm's. The ids of alarm and episode follow from what is kept.
     *
     * @param by who did it; empty where nobody did
     */
    private record Ending(AlarmKind kind, String about, long onset, long begunAt, How how, String by, long at) {
        boolean isOf(String id, PatientId patient) {
            return AlertIds.alarm(patient, kind, about, onset).equals(id)
                    || AlertIds.episode(patient, begunAt).equals(id);
        }

        Said said() {
            return how.bySomebody ? Said.of(how.code, by, at) : Said.of(how.code, at);
        }
    }

    Endings(PatientId patient) {
        this.patient = patient;
    }

    /** An alarm's condition is gone, and it is off. */
    void ceased(Alarm alarm, Episode episode, long now) {
        boolean seen = alarm.response() instanceof Acknowledged;
        add(alarm, episode, seen ? How.CEASED_SEEN : How.CEASED, answeredBy(alarm), now);
    }

    /** Somebody, or what took its place, ended an alarm. */
    void ended(Alarm alarm, Episode episode, Alert.@Nullable Answer answer, long now) {
        boolean seen = alarm.response() instanceof Acknowledged by && by.at() == now;
        How how = answer == null ? How.RAISED_ANEW : seen ? How.ACKNOWLEDGED : How.CLEARED;
        add(alarm, episode, how, answer == null ? "" : answer.by(), now);
    }

    /** The patient was discharged while an alarm was there. */
    void left(Alarm alarm, Episode episode, Alert.@Nullable Answer answer, long now) {
        add(alarm, episode, How.LEFT, answer == null ? "" : answer.by(), now);
    }

    /** What became of an alarm, or of the last of an episode's; null where that is not remembered. */
    @Nullable Said of(String id) {
        for (Iterator<Ending> newest = endings.descendingIterator(); newest.hasNext(); ) {
            Ending ending = newest.next();
            if (ending.isOf(id, patient)) {
                return ending.said();
            }
        }
        return null;
    }

    private void add(Alarm alarm, Episode episode, How how, String by, long at) {
        Signal latest = alarm.latest();
        endings.addLast(new Ending(latest.kind(), latest.about(), latest.onset(), episode.begunAt(), how, by, at));
        if (endings.size() > MOST) {
            endings.removeFirst();
        }
    }

    private static String answeredBy(Alarm alarm) {
        return alarm.response() instanceof Acknowledged by ? by.by() : "";
    }

    /** Times are told from each other's: those of one episode lie close together. */
    void writeTo(StateWriter out) {
        out.number(endings.size());
        long before = Long.MIN_VALUE;
        for (Ending ending : endings) {
            if (before == Long.MIN_VALUE) {
                out.time(ending.begunAt);
            } else {
                out.number(ending.begunAt - before);
            }
            before = ending.begunAt;
            out.number(ending.onset - before);
            out.number(ending.at - before);
            out.number(ending.kind.ordinal());
            out.text(ending.about);
            out.number(ending.how.ordinal());
            out.text(ending.by);
        }
    }

    static Endings readFrom(StateReader in, PatientId patient) {
        Endings all = new Endings(patient);
        long begunAt = Long.MIN_VALUE;
        for (long left = in.number(); left > 0; left--) {
            begunAt = begunAt == Long.MIN_VALUE ? in.time() : begunAt + in.number();
            long onset = begunAt + in.number();
            long at = begunAt + in.number();
            AlarmKind kind = AlarmKind.values()[(int) in.number()];
            String about = in.text();
            How how = How.values()[(int) in.number()];
            all.endings.addLast(new Ending(kind, about, onset, begunAt, how, in.text(), at));
        }
        return all;
    }
}

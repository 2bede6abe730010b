package dev.wardstream.alarm;

import dev.wardstream.alarm.Response.Acknowledged;
import dev.wardstream.state.StateReader;
import dev.wardstream.state.StateWriter;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.words.Said;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Ended a patient's latest alarms ended, so that whoever answers one a moment too late is told who did what to it, and when.
 * Only the newest are remembered: a patient's state must stay small. Times are on the ward's clock, epoch milliseconds.
 */
final class Endings {
    /** Ended many are remembered. */
    static final int MOST = 6;

    private final PatientId patient;
    /** The oldest first. */
    private final Deque<Ending> endings = new ArrayDeque<>(0);

    /** Ended an alarm ended. */
    private enum Ended {
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

        Ended(String code, boolean bySomebody) {
            this.code = code;
            this.bySomebody = bySomebody;
        }
    }

    /**
     * One alarm's. The ids of alarm and episode follow from what is kept.
     *
     * @param by who did it; empty where nobody did
     */
    private record Ending(AlarmKind kind, String about, long onset, long begunAt, Ended how, String by, long at) {
        boolean isOf(String id, PatientId patient) {
            return AlertIds.alarm(patient, kind, about, onset).equals(id)
                    || AlertIds.episode(patient, begunAt).equals(id);
        }

        Said said() {
            return how.bySomebody ? Said.of(how.code, by, at) : Said.of(how.code, at);
        }

        void writeTo(StateWriter out) {
            out.time(begunAt);
            // Those of one episode lie close together.
            out.number(onset - begunAt);
            out.number(at - begunAt);
            out.symbol(kind);
            out.text(about);
            out.symbol(how);
            out.text(by);
        }

        static Ending readFrom(StateReader in) {
            long begunAt = in.time();
            long onset = begunAt + in.number();
            long at = begunAt + in.number();
            return new Ending(
                    in.symbol(AlarmKind.class), in.text(), onset, begunAt, in.symbol(Ended.class), in.text(), at);
        }
    }

    Endings(PatientId patient) {
        this.patient = patient;
    }

    /** An alarm's condition is gone, and it is off. */
    void ceased(Alarm alarm, Episode episode, long now) {
        boolean seen = alarm.response() instanceof Acknowledged;
        add(alarm, episode, seen ? Ended.CEASED_SEEN : Ended.CEASED, answeredBy(alarm), now);
    }

    /** Somebody, or what took its place, ended an alarm. */
    void ended(Alarm alarm, Episode episode, Alert.@Nullable Answer answer, long now) {
        boolean seen = alarm.response() instanceof Acknowledged by && by.at() == now;
        Ended how = answer == null ? Ended.RAISED_ANEW : seen ? Ended.ACKNOWLEDGED : Ended.CLEARED;
        add(alarm, episode, how, answer == null ? "" : answer.by(), now);
    }

    /** The patient was discharged while an alarm was there. */
    void left(Alarm alarm, Episode episode, Alert.@Nullable Answer answer, long now) {
        add(alarm, episode, Ended.LEFT, answer == null ? "" : answer.by(), now);
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

    private void add(Alarm alarm, Episode episode, Ended how, String by, long at) {
        Signal latest = alarm.latest();
        endings.addLast(new Ending(latest.kind(), latest.about(), latest.onset(), episode.begunAt(), how, by, at));
        if (endings.size() > MOST) {
            endings.removeFirst();
        }
    }

    private static String answeredBy(Alarm alarm) {
        return alarm.response() instanceof Acknowledged by ? by.by() : "";
    }

    void writeTo(StateWriter out) {
        out.list(endings, Ending::writeTo);
    }

    static Endings readFrom(StateReader in, PatientId patient) {
        Endings all = new Endings(patient);
        all.endings.addAll(in.list(Ending::readFrom));
        return all;
    }
}

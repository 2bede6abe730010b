package dev.wardstream.alarm;

import dev.wardstream.state.StateReader;
import dev.wardstream.state.StateWriter;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.words.Phrase;
import dev.wardstream.words.Said;

/**
 * What is heard of a device for as long as one patient wears it. They are owed live data from it: that it was never heard, sends
 * nothing any more, nothing that can be let in, or only what is long past, leaves the bed unwatched alike. All times are on the
 * ward's clock, epoch milliseconds.
 */
final class Hearing {
    private static final long NEVER = Held.NEVER;
    /** When live data was last received, or from when on it is owed. */
    private long since;
    /** Whether any live data was received. */
    private boolean heard;
    /** Since when it is silent, where that was told; NEVER while it is not. */
    private long silentSince = NEVER;
    /** When that was told. */
    private long toldAt = NEVER;

    private Rhythm rhythm = new Rhythm();
    private Unusable unusable = new Unusable();

    private Hearing(long since, boolean heard) {
        this.since = since;
        this.heard = heard;
    }

    /** Of a device that is heard now. */
    static Hearing from(long now) {
        return new Hearing(now, true);
    }

    /** Of a device that was put on, and owes data from an instant on. */
    static Hearing owedFrom(long instant) {
        return new Hearing(instant, false);
    }

    boolean isSilent() {
        return silentSince != NEVER;
    }

    long silentSince() {
        return silentSince;
    }

    /** When its silence becomes an alarm, where its kind may be silent for {@code patience} milliseconds. */
    long due(long patience) {
        return isSilent() ? NEVER : since + rhythm.patience(patience);
    }

    /** When its silence was told: it ends no earlier, though a tick may have run ahead of a record received before it. */
    long toldAt() {
        return toldAt;
    }

    /** It is told that the device is silent. */
    void fallSilent(long due) {
        silentSince = since;
        toldAt = due;
    }

    /** The silence that was told is over. */
    void endSilence() {
        silentSince = NEVER;
        toldAt = NEVER;
    }

    /** Live data was received. Returns whether a silence that was told is over by that. */
    boolean heard(long receivedAt, long patience) {
        if (isSilent() && heard && receivedAt <= since) {
            // It waited in the queue while the clock ran ahead: it says nothing of the silence since.
            return false;
        }
        long before = since;
        if (heard && receivedAt > before) {
            rhythm.heard(before, receivedAt, patience);
        }
        heard = true;
        since = Math.max(before, receivedAt);
        unusable.forget();
        boolean goesOn = rhythm.isTooSlow(patience) && receivedAt - before > rhythm.patience(patience);
        return isSilent() && !goesOn;
    }

    void late(long measuredAt) {
        unusable.late(measuredAt);
    }

    void refused(String reason, long count) {
        unusable.refused(reason, count);
    }

    /** What is told when its silence is due. */
    Said text(long due, DeviceKind kind, DeviceId device) {
        long lasted = due - since;
        String described = Phrase.wordOf(kind);
        String reason = unusable.commonestReason();
        if (reason != null && unusable.isMostlyRefused()) {
            long refusals = unusable.refusals();
            String code = refusals == 1 ? "silence.refused.one" : "silence.refused";
            return Said.of(code, lasted, described, device, refusals, "refusal." + reason);
        }
        if (unusable.isLate()) {
            return Said.of("silence.late", lasted, described, device, due - unusable.newestLate());
        }
        return Said.of(heard ? "silence" : "silence.never", lasted, described, device);
    }

    void writeTo(StateWriter out) {
        out.time(since);
        out.flag(heard);
        if (out.present(isSilent())) {
            out.time(silentSince);
            out.time(toldAt);
        }
        if (out.present(!rhythm.isUnknown())) {
            rhythm.writeTo(out);
        }
        if (out.present(!unusable.isNothing())) {
            unusable.writeTo(out);
        }
    }

    static Hearing readFrom(StateReader in) {
        Hearing hearing = new Hearing(in.time(), in.flag());
        if (in.present()) {
            hearing.silentSince = in.time();
            hearing.toldAt = in.time();
        }
        if (in.present()) {
            hearing.rhythm = Rhythm.readFrom(in);
        }
        if (in.present()) {
            hearing.unusable = Unusable.readFrom(in);
        }
        return hearing;
    }
}

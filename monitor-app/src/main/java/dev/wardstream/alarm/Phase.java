package dev.wardstream.alarm;

/** How far a condition has come; each phase knows only the moves that are legal from it. See {@link Condition}. */
sealed interface Phase {
    /** What a new reading makes of it, holding (or clear) since {@code at}. */
    Phase observed(Finding finding, long at);

    /** What remains once the last reading no longer stands. */
    Phase expired();

    /** Nothing is wrong. */
    record Quiet() implements Phase {
        static final Quiet INSTANCE = new Quiet();

        @Override
        public Phase observed(Finding finding, long at) {
            return finding.holds() ? new Pending(Held.NOT.after(finding, at)) : this;
        }

        @Override
        public Phase expired() {
            return this;
        }
    }

    /** The condition holds, not yet for the delay. */
    record Pending(Held held) implements Phase {
        On raised(long at, Priority priority, Evidence evidence, long settle) {
            return new On(
                    new Occurrence(
                            held.low(), at, priority, evidence.value(), evidence.detail(), evidence.live(), settle),
                    held);
        }

        @Override
        public Phase observed(Finding finding, long at) {
            return finding.holds() ? new Pending(held.after(finding, at)) : Quiet.INSTANCE;
        }

        @Override
        public Phase expired() {
            return Quiet.INSTANCE;
        }
    }

    /** The alarm is on. */
    record On(Occurrence occurrence, Held held) implements Phase {
        On risen(long at, Priority priority, Evidence evidence) {
            return new On(occurrence.risen(at, priority, evidence), held);
        }

        On announced(Priority priority, Evidence evidence, long settle) {
            return new On(occurrence.announced(priority, evidence, settle), held);
        }

        @Override
        public Phase observed(Finding finding, long at) {
            return finding == Finding.CLEAR ? new Ceasing(occurrence, at) : new On(occurrence, held.after(finding, at));
        }

        @Override
        public Phase expired() {
            return new On(occurrence, Held.NOT);
        }
    }

    /** The alarm is on; the condition is gone, not yet for the delay. */
    record Ceasing(Occurrence occurrence, long since) implements Phase {
        Quiet ceased() {
            return Quiet.INSTANCE;
        }

        @Override
        public Phase observed(Finding finding, long at) {
            return finding == Finding.CLEAR ? this : new On(occurrence, Held.NOT.after(finding, at));
        }

        @Override
        public Phase expired() {
            return new On(occurrence, Held.NOT);
        }
    }
}

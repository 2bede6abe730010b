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
        On raised(long at, Priority priority, Evidence evidence) {
            return new On(
                    new Episode(held.low(), at, priority, evidence.value(), evidence.detail(), evidence.live()), held);
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
    record On(Episode episode, Held held) implements Phase {
        On risen(Priority priority, Evidence evidence) {
            return new On(episode.risen(priority, evidence), held);
        }

        On announced(Priority priority, Evidence evidence) {
            return new On(episode.announced(priority, evidence), held);
        }

        @Override
        public Phase observed(Finding finding, long at) {
            return finding == Finding.CLEAR ? new Ceasing(episode, at) : new On(episode, held.after(finding, at));
        }

        @Override
        public Phase expired() {
            return new On(episode, Held.NOT);
        }
    }

    /** The alarm is on; the condition is gone, not yet for the delay. */
    record Ceasing(Episode episode, long since) implements Phase {
        Quiet ceased() {
            return Quiet.INSTANCE;
        }

        @Override
        public Phase observed(Finding finding, long at) {
            return finding == Finding.CLEAR ? this : new On(episode, Held.NOT.after(finding, at));
        }

        @Override
        public Phase expired() {
            return new On(episode, Held.NOT);
        }
    }
}

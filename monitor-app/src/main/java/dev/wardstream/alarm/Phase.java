package dev.wardstream.alarm;

/** What the readings of one source say of a condition; each phase knows only the moves that are legal from it. See {@link Track}. */
sealed interface Phase {
    /** What a new reading makes of it, holding (or clear) since {@code at}. */
    Phase observed(Finding finding, long at);

    /** What remains once the last reading no longer stands, as of {@code at}. */
    Phase expired(long at);

    /**
     * Nothing that still stands.
     *
     * @param pastUntil until when its readings were not clear; {@link Long#MIN_VALUE} if they never were
     */
    record Unknown(long pastUntil) implements Phase {
        static final Unknown NEVER_PAST = new Unknown(Long.MIN_VALUE);

        @Override
        public Phase observed(Finding finding, long at) {
            return finding == Finding.CLEAR ? new Clear(at, pastUntil) : new Past(Held.NOT.after(finding, at));
        }

        @Override
        public Phase expired(long at) {
            return this;
        }
    }

    /** The reading is past the limit or, where nothing is held, not far enough inside it to be clear. */
    record Past(Held held) implements Phase {
        @Override
        public Phase observed(Finding finding, long at) {
            return finding == Finding.CLEAR ? new Clear(at, at) : new Past(held.after(finding, at));
        }

        @Override
        public Phase expired(long at) {
            return new Unknown(at);
        }
    }

    /**
     * The reading is clear without a break since an instant.
     *
     * @param pastUntil as of {@link Unknown}
     */
    record Clear(long since, long pastUntil) implements Phase {
        @Override
        public Phase observed(Finding finding, long at) {
            return finding == Finding.CLEAR ? this : new Past(Held.NOT.after(finding, at));
        }

        @Override
        public Phase expired(long at) {
            return new Unknown(pastUntil);
        }
    }
}

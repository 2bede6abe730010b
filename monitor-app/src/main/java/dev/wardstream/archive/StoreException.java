package dev.wardstream.archive;

/** Why a write did not succeed: the two kinds ask for opposite answers. */
abstract sealed class StoreException extends Exception {
    private static final long serialVersionUID = 1;

    private StoreException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The store cannot take anything now, or not until somebody mends the settings: the same write may succeed later. */
    static final class Unavailable extends StoreException {
        private static final long serialVersionUID = 1;

        Unavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The store will never take these points. */
    static final class Refused extends StoreException {
        private static final long serialVersionUID = 1;

        Refused(String message, Throwable cause) {
            super(message, cause);
        }
    }
}

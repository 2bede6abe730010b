package dev.wardstream.access;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Hashes of passwords: argon2id with 19 MiB and two passes, as OWASP's Password Storage Cheat Sheet advises. Each takes that
 * memory and tens of milliseconds, so only {@value #AT_ONCE} are made at once, however many sign in.
 */
final class Passwords {
    /** The longest password that is hashed, characters; a longer one is none of ours. */
    static final int LONGEST = 256;

    private static final int AT_ONCE = 2;
    private static final long PATIENCE_SECONDS = 5;
    private static final Argon2Function ARGON2 = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID, 19);
    private static final Pattern HASH = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,6}),t=(\\d{1,2}),p=(\\d{1,2})\\$[A-Za-z0-9+/]{16,86}\\$[A-Za-z0-9+/]{22,86}");
    private static final int MOST_MEMORY_KIB = 131_072;

    /** Hashed where there is no such user, so that a refusal takes as long. */
    private final String decoy = hash("nobody's password");

    private final Semaphore room = new Semaphore(AT_ONCE);

    static String hash(String password) {
        return ARGON2.hash(password).getResult();
    }

    /** Whether it is a hash of ours, of a size that can be checked without running out of memory. */
    static boolean isHash(String text) {
        Matcher hash = HASH.matcher(text);
        return hash.matches() && Integer.parseInt(hash.group(1)) <= MOST_MEMORY_KIB;
    }

    /**
     * Takes the same time whether there is such a user or not.
     *
     * @param hash null where there is no such user
     * @throws BusyException where too many are being checked
     * @throws InterruptedException where the app stops meanwhile
     */
    boolean matches(String password, @Nullable String hash) throws InterruptedException {
        if (!room.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new BusyException();
        }
        try {
            String one = hash == null ? decoy : hash;
            boolean right =
                    Argon2Function.getInstanceFromHash(one).check(password.length() > LONGEST ? "" : password, one);
            return right && hash != null;
        } finally {
            room.release();
        }
    }

    /** More passwords are to be checked than can be in reasonable time. */
    static final class BusyException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}

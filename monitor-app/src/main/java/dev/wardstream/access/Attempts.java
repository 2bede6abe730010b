package dev.wardstream.access;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How often somebody may try to sign in: by user name and by address, each a bucket that fills again slowly. A user at an
 * address they have signed in from before has a bucket of their own, and is not counted with strangers: whoever guesses at a
 * nurse's password, or fills the bucket of the address that all desks share, does not lock the nurse out at her own desk. Names
 * that are no user's count alike. Each kind of bucket is kept apart and bounded, so that junk only displaces junk.
 */
final class Attempts {
    static final Limit PER_USER = new Limit(10, 60_000);
    static final Limit PER_ADDRESS = new Limit(30, 10_000);

    /** Of each kind. */
    static final int MOST = 20_000;

    private final Buckets known = new Buckets(PER_USER);
    private final Buckets users = new Buckets(PER_USER);
    private final Buckets strangers = new Buckets(PER_USER);
    private final Buckets addresses = new Buckets(PER_ADDRESS);

    /**
     * @param burst how many at once
     * @param oneMoreMillis how long until one more
     */
    record Limit(int burst, long oneMoreMillis) {}

    /**
     * Who tries.
     *
     * @param isUser whether there is a user of that name
     */
    record Who(String name, boolean isUser, String address) {
        private String client() {
            String bare = address.replace("[", "").replace("]", "");
            InetAddress literal = Networks.literal(bare);
            return literal == null ? address : Networks.clientOf(literal);
        }

        private String pair() {
            return name + " at " + address;
        }
    }

    /**
     * Takes an attempt, where there is one left.
     *
     * @param now monotonic, milliseconds
     * @return 0 where it may be made, else how many milliseconds to wait
     */
    synchronized long take(Who who, long now) {
        Bucket own = ownOf(who);
        if (own != null) {
            long wait = own.waitAt(now);
            own.take(wait);
            return wait;
        }
        Bucket ofAddress = addresses.of(who.client(), now);
        Bucket ofName = ofName(who, now);
        long wait = Math.max(ofAddress.waitAt(now), ofName.waitAt(now));
        ofAddress.take(wait);
        ofName.take(wait);
        return wait;
    }

    /** It was the right password: the attempt does not count. */
    synchronized void succeeded(Who who, long now) {
        Bucket own = ownOf(who);
        if (own != null) {
            own.giveBack();
            return;
        }
        addresses.of(who.client(), now).giveBack();
        ofName(who, now).giveBack();
        Bucket unused = known.of(who.pair(), now);
    }

    private @Nullable Bucket ownOf(Who who) {
        return who.isUser() ? known.get(who.pair()) : null;
    }

    private Bucket ofName(Who who, long now) {
        return (who.isUser() ? users : strangers).of(who.name(), now);
    }

    /** Of one kind: the one that was not asked for the longest makes room. */
    private static final class Buckets extends LinkedHashMap<String, Bucket> {
        private static final long serialVersionUID = 1L;

        private final transient Limit limit;

        Buckets(Limit limit) {
            super(16, 0.75f, true);
            this.limit = limit;
        }

        Bucket of(String key, long now) {
            return computeIfAbsent(key, unused -> new Bucket(limit, now));
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST;
        }
    }

    private static final class Bucket {
        private final Limit limit;
        private int tokens;
        private long filledAt;

        Bucket(Limit limit, long now) {
            this.limit = limit;
            this.tokens = limit.burst();
            this.filledAt = now;
        }

        /** How long until there is a token, 0 where there is one. */
        long waitAt(long now) {
            long more = (now - filledAt) / limit.oneMoreMillis();
            tokens = (int) Math.min(limit.burst(), tokens + more);
            filledAt += more * limit.oneMoreMillis();
            return tokens > 0 ? 0 : limit.oneMoreMillis() - (now - filledAt);
        }

        void take(long wait) {
            if (wait == 0) {
                tokens--;
            }
        }

        void giveBack() {
            tokens = Math.min(limit.burst(), tokens + 1);
        }
    }
}

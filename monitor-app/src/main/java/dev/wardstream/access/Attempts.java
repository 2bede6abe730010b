package dev.wardstream.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * How often somebody may try to sign in: by user name and by address, each a bucket that fills again slowly. An address that a
 * user has signed in from before has a bucket of its own for that user, so that a stranger who guesses at a nurse's password
 * does not lock the nurse out at her own desk. Names that are no user's count alike. Memory is bounded.
 */
final class Attempts {
    static final Limit PER_USER = new Limit(10, 60_000);
    static final Limit PER_ADDRESS = new Limit(30, 10_000);

    private static final int MOST = 20_000;

    private final Map<String, Bucket> buckets = bounded();
    private final Set<String> known = Collections.newSetFromMap(bounded());

    /**
     * @param burst how many at once
     * @param oneMoreMillis how long until one more
     */
    record Limit(int burst, long oneMoreMillis) {}

    /**
     * Takes an attempt, where there is one left.
     *
     * @param now monotonic, milliseconds
     * @return 0 where it may be made, else how many milliseconds to wait
     */
    synchronized long take(String user, String address, long now) {
        Bucket ofAddress = bucket(addressKey(address), PER_ADDRESS, now);
        Bucket ofUser = bucket(userKey(user, address), PER_USER, now);
        long wait = Math.max(ofAddress.waitAt(now), ofUser.waitAt(now));
        if (wait == 0) {
            ofAddress.tokens--;
            ofUser.tokens--;
        }
        return wait;
    }

    /** It was the right password: the attempt does not count. */
    synchronized void succeeded(String user, String address, long now) {
        bucket(addressKey(address), PER_ADDRESS, now).giveBack();
        bucket(userKey(user, address), PER_USER, now).giveBack();
        known.add(pair(user, address));
    }

    private String userKey(String user, String address) {
        return known.contains(pair(user, address)) ? pair(user, address) : "user " + user;
    }

    private static String pair(String user, String address) {
        return "user " + user + " at " + address;
    }

    /** Of IPv6 the first half: a machine has all addresses of its network to choose from. */
    private static String addressKey(String address) {
        if (!address.contains(":")) {
            return "address " + address;
        }
        try {
            byte[] all = InetAddress.getByName(address).getAddress();
            return "network " + HexFormat.of().formatHex(all, 0, Math.min(all.length, 8));
        } catch (UnknownHostException e) {
            return "address " + address; // with a colon it is never looked up: a literal that is none counts as it is
        }
    }

    private Bucket bucket(String key, Limit limit, long now) {
        Bucket bucket = buckets.computeIfAbsent(key, unused -> new Bucket(limit, now));
        bucket.fill(now);
        return bucket;
    }

    private static <V> Map<String, V> bounded() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > MOST;
            }
        };
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

        void fill(long now) {
            long more = (now - filledAt) / limit.oneMoreMillis();
            tokens = (int) Math.min(limit.burst(), tokens + more);
            filledAt += more * limit.oneMoreMillis();
        }

        void giveBack() {
            tokens = Math.min(limit.burst(), tokens + 1);
        }

        long waitAt(long now) {
            return tokens > 0 ? 0 : limit.oneMoreMillis() - (now - filledAt);
        }
    }
}

package dev.wardstream.archive;

import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.domain.Authorization;
import com.influxdb.client.domain.AuthorizationUpdateRequest;
import com.influxdb.client.domain.Bucket;
import com.influxdb.client.domain.Organization;
import com.influxdb.client.domain.Permission;
import com.influxdb.client.domain.PermissionResource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * The tokens of one purpose: the one that its place holds is kept while it works, and replaced where it does not; others that
 * setup made are revoked.
 *
 * <p>A server that hashes its tokens does not say which is which. So each is described by the beginning of its own hash, from
 * which nobody finds the token.
 */
final class SetupTokens {
    private static final int FINGERPRINT = 12;

    private final InfluxDBClient client;
    private final Organization org;
    private final Bucket bucket;
    private final Predicate<String> isGone;
    private final List<String> done;

    /** @param isGone whether there is no bucket of this id any more */
    SetupTokens(InfluxDBClient client, Organization org, Bucket bucket, Predicate<String> isGone, List<String> done) {
        this.client = client;
        this.org = org;
        this.bucket = bucket;
        this.isGone = isGone;
        this.done = done;
    }

    /**
     * Leaves one token of this purpose, in its place.
     *
     * @param probe tries what the token is for
     */
    void ensure(String purpose, Permission.ActionEnum action, TokenPlace place, TokenProbe probe) throws IOException {
        String held = place.held();
        if (held != null && probe.works(held)) {
            keepOnly(purpose, held, place);
            return;
        }
        Authorization made = create(purpose, action);
        String token = Objects.requireNonNull(made.getToken(), "InfluxDB sent no token");
        describe(made, purpose, token);
        place.keep(token);
        done.add("created the token '" + purpose + "', in " + place);
        for (Authorization old : ours(purpose)) {
            if (!old.getId().equals(made.getId())) {
                revoke(old, purpose);
            }
        }
    }

    private void keepOnly(String purpose, String held, TokenPlace place) {
        List<Authorization> ours = ours(purpose);
        List<Authorization> others =
                ours.stream().filter(one -> !isOf(one, purpose, held)).toList();
        if (others.size() < ours.size()) {
            others.forEach(old -> revoke(old, purpose));
        } else if (others.size() == 1 && isNameless(others.get(0), purpose)) {
            // Made by an earlier setup: the one that there is must be the one that works.
            describe(others.get(0), purpose, held);
        } else if (!others.isEmpty()) {
            done.add("left " + others.size() + " older tokens '" + purpose
                    + "' as they are: the server hashes its tokens and"
                    + " does not say which of them " + place
                    + " holds. To replace all of them, delete that file and set"
                    + " up again");
        }
    }

    private Authorization create(String purpose, Permission.ActionEnum action) {
        Permission allowed = new Permission()
                .action(action)
                .resource(new PermissionResource()
                        .type(PermissionResource.TYPE_BUCKETS)
                        .id(bucket.getId())
                        .orgID(org.getId()));
        Authorization wanted = new Authorization();
        wanted.setOrgID(org.getId());
        wanted.setDescription(purpose);
        wanted.setPermissions(List.of(allowed));
        return client.getAuthorizationsApi().createAuthorization(wanted);
    }

    private void describe(Authorization one, String purpose, String token) {
        AuthorizationUpdateRequest change = new AuthorizationUpdateRequest();
        change.setDescription(described(purpose, token));
        client.getAuthorizationsApi().updateAuthorization(one.getId(), change);
    }

    private void revoke(Authorization one, String purpose) {
        client.getAuthorizationsApi().deleteAuthorization(one);
        done.add("revoked an older token '" + purpose + "'");
    }

    /** Those that setup made for this purpose, of this bucket or of one that is gone. */
    private List<Authorization> ours(String purpose) {
        List<Authorization> ours = new ArrayList<>();
        for (Authorization one : client.getAuthorizationsApi().findAuthorizationsByOrgID(org.getId())) {
            String description = String.valueOf(one.getDescription());
            boolean isOfPurpose = description.equals(purpose) || description.startsWith(purpose + " (");
            if (isOfPurpose && isOfNoOtherBucket(one)) {
                ours.add(one);
            }
        }
        return ours;
    }

    private boolean isOfNoOtherBucket(Authorization one) {
        return one.getPermissions().stream()
                .map(permission -> permission.getResource().getId())
                .filter(Objects::nonNull)
                .allMatch(id -> id.equals(bucket.getId()) || isGone.test(id));
    }

    private static boolean isOf(Authorization one, String purpose, String token) {
        return token.equals(one.getToken()) || described(purpose, token).equals(one.getDescription());
    }

    private static boolean isNameless(Authorization one, String purpose) {
        return purpose.equals(one.getDescription());
    }

    private static String described(String purpose, String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return purpose + " (" + HexFormat.of().formatHex(hash).substring(0, FINGERPRINT) + ")";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

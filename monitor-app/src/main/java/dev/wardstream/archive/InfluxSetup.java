package dev.wardstream.archive;

import com.influxdb.LogLevel;
import com.influxdb.client.BucketsQuery;
import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.InfluxDBClientFactory;
import com.influxdb.client.InfluxDBClientOptions;
import com.influxdb.client.OrganizationsQuery;
import com.influxdb.client.domain.Authorization;
import com.influxdb.client.domain.Bucket;
import com.influxdb.client.domain.BucketRetentionRules;
import com.influxdb.client.domain.DBRP;
import com.influxdb.client.domain.DBRPCreate;
import com.influxdb.client.domain.DBRPs;
import com.influxdb.client.domain.Organization;
import com.influxdb.client.domain.Permission;
import com.influxdb.client.domain.PermissionResource;
import com.influxdb.client.service.DbrPsService;
import com.influxdb.exceptions.InfluxException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Response;

/**
 * Makes an InfluxDB 2 ready for the archive and for dashboards: organization, bucket with its retention, the mapping that
 * InfluxQL needs, a token that may write to that bucket alone and one that may read it. What is there already stays as it is, so
 * it is safe to repeat; only a retention that differs is set.
 */
public final class InfluxSetup implements AutoCloseable {
    private static final String WRITES = "wardstream archive: writes";
    private static final String READS = "wardstream dashboards: reads";
    private static final String RETENTION_POLICY = "autogen";

    private final Request request;
    private final InfluxDBClient client;
    private final List<String> done = new ArrayList<>();

    /**
     * What there shall be.
     *
     * @param adminToken of somebody who may create all this; never shown
     * @param retention how long points are kept; zero for ever
     */
    public record Request(URI url, String adminToken, String org, String bucket, Duration retention) {
        /** Without the token. */
        @Override
        public String toString() {
            return "Request[url=" + url + ", org=" + org + ", bucket=" + bucket + ", retention=" + retention + "]";
        }
    }

    /**
     * What there is now.
     *
     * @param done what had to be done, a sentence each; empty where all was there
     */
    public record Ready(List<String> done, String writeToken, String readToken) {
        /** Without the tokens. */
        @Override
        public String toString() {
            return "Ready" + done;
        }
    }

    private InfluxSetup(Request request) {
        this.request = request;
        this.client = InfluxDBClientFactory.create(InfluxDBClientOptions.builder()
                .url(request.url().toString())
                .authenticateToken(request.adminToken().toCharArray())
                .logLevel(LogLevel.NONE)
                .build());
    }

    /** @throws IllegalStateException saying what is wrong and what to do */
    public static Ready run(Request request) {
        try (InfluxSetup setup = new InfluxSetup(request)) {
            return setup.run();
        } catch (InfluxException e) {
            throw new IllegalStateException(SetupTrouble.told(request, e), e);
        } catch (IOException e) {
            throw new IllegalStateException("the store at " + request.url() + " does not answer: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private Ready run() throws IOException {
        Organization org = organization();
        Bucket bucket = bucket(org);
        mapForInfluxQl(org, bucket);
        String write = token(org, bucket, WRITES, Permission.ActionEnum.WRITE);
        String read = token(org, bucket, READS, Permission.ActionEnum.READ);
        return new Ready(List.copyOf(done), write, read);
    }

    private Organization organization() {
        OrganizationsQuery all = new OrganizationsQuery();
        all.setLimit(100);
        for (Organization org : client.getOrganizationsApi().findOrganizations(all)) {
            if (request.org().equals(org.getName())) {
                return org;
            }
        }
        done.add("created organization " + request.org());
        return client.getOrganizationsApi().createOrganization(request.org());
    }

    private Bucket bucket(Organization org) {
        BucketsQuery named = new BucketsQuery();
        named.setOrgID(org.getId());
        named.setName(request.bucket());
        List<Bucket> found = client.getBucketsApi().findBuckets(named);
        if (found.isEmpty()) {
            done.add("created bucket " + request.bucket() + ", " + kept());
            return client.getBucketsApi().createBucket(request.bucket(), retention(), org);
        }
        Bucket bucket = found.get(0);
        List<BucketRetentionRules> rules = bucket.getRetentionRules();
        int seconds =
                rules.isEmpty() ? 0 : Objects.requireNonNullElse(rules.get(0).getEverySeconds(), 0);
        if (seconds != request.retention().toSeconds()) {
            done.add("bucket " + request.bucket() + " is now " + kept());
            bucket.setRetentionRules(List.of(retention()));
            return client.getBucketsApi().updateBucket(bucket);
        }
        return bucket;
    }

    /** InfluxQL asks a database's retention policy, where InfluxDB 2 has buckets. */
    private void mapForInfluxQl(Organization org, Bucket bucket) throws IOException {
        DbrPsService mappings = client.getService(DbrPsService.class);
        DBRPs there = answer(mappings.getDBRPs(null, org.getId(), null, null, null, null, request.bucket(), null));
        for (DBRP mapping : Objects.requireNonNullElse(there.getContent(), List.<DBRP>of())) {
            // InfluxDB also lists one that it only supposes, under the bucket's own id, until there is a real one.
            boolean explicit = !Objects.equals(mapping.getId(), mapping.getBucketID());
            if (explicit && Boolean.TRUE.equals(mapping.getDefault())) {
                requireOurs(mapping, bucket);
                return;
            }
        }
        answer(mappings.postDBRP(
                new DBRPCreate()
                        .orgID(org.getId())
                        .bucketID(bucket.getId())
                        .database(request.bucket())
                        .retentionPolicy(RETENTION_POLICY)
                        ._default(true),
                null));
        done.add("mapped database " + request.bucket() + " to the bucket, for InfluxQL");
    }

    private void requireOurs(DBRP mapping, Bucket bucket) {
        if (!Objects.equals(mapping.getBucketID(), bucket.getId())) {
            throw new IllegalStateException("in InfluxQL the database " + request.bucket()
                    + " is another bucket than " + request.bucket()
                    + ": delete that mapping with 'influx v1 dbrp delete --id " + mapping.getId()
                    + "', or choose another bucket with archive.bucket");
        }
    }

    private String token(Organization org, Bucket bucket, String purpose, Permission.ActionEnum action) {
        for (Authorization one : client.getAuthorizationsApi().findAuthorizationsByOrgID(org.getId())) {
            String token = one.getToken();
            if (purpose.equals(one.getDescription())
                    && isActive(one)
                    && token != null
                    && !token.isBlank()
                    && isFor(one, bucket)) {
                return token;
            }
        }
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
        done.add("created the token '" + purpose + "'");
        return Objects.requireNonNull(
                client.getAuthorizationsApi().createAuthorization(wanted).getToken(), "InfluxDB sent no token");
    }

    private static boolean isActive(Authorization authorization) {
        return authorization.getStatus() != Authorization.StatusEnum.INACTIVE;
    }

    private static boolean isFor(Authorization authorization, Bucket bucket) {
        return authorization.getPermissions().stream()
                .anyMatch(permission -> Objects.equals(permission.getResource().getId(), bucket.getId()));
    }

    private BucketRetentionRules retention() {
        BucketRetentionRules rules = new BucketRetentionRules();
        rules.setEverySeconds(Math.toIntExact(request.retention().toSeconds()));
        return rules;
    }

    private String kept() {
        return request.retention().isZero()
                ? "kept for ever"
                : "kept for " + request.retention().toDays() + " days";
    }

    private static <T> T answer(Call<T> call) throws IOException {
        Response<T> response = call.execute();
        @Nullable T body = response.body();
        if (!response.isSuccessful() || body == null) {
            throw new InfluxException(response);
        }
        return body;
    }
}

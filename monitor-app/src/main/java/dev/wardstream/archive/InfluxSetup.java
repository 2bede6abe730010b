package dev.wardstream.archive;

import com.influxdb.LogLevel;
import com.influxdb.client.BucketsQuery;
import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.InfluxDBClientFactory;
import com.influxdb.client.InfluxDBClientOptions;
import com.influxdb.client.OrganizationsQuery;
import com.influxdb.client.domain.Bucket;
import com.influxdb.client.domain.BucketRetentionRules;
import com.influxdb.client.domain.DBRP;
import com.influxdb.client.domain.DBRPCreate;
import com.influxdb.client.domain.DBRPs;
import com.influxdb.client.domain.Organization;
import com.influxdb.client.domain.Permission;
import com.influxdb.client.service.DbrPsService;
import com.influxdb.exceptions.InfluxException;
import com.influxdb.exceptions.NotFoundException;
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
 * it is safe to repeat; only a retention that differs is set, a mapping whose bucket is gone is replaced, and tokens that it made and
 * that nobody holds are revoked. Where it fails, no organization that it made is left behind.
 */
public final class InfluxSetup implements AutoCloseable {
    private static final String WRITES = "wardstream archive: writes";
    private static final String READS = "wardstream dashboards: reads";
    private static final String RETENTION_POLICY = "autogen";

    /** The shortest retention that there is but for ever: a shard holds an hour at least. */
    public static final Duration SHORTEST_RETENTION = Duration.ofHours(1);

    private final Request request;
    private final InfluxDBClient client;
    private final List<String> done = new ArrayList<>();

    /**
     * What there shall be.
     *
     * @param adminToken of somebody who may create all this; never shown
     * @param retention how long points are kept; zero for ever
     * @param writeToken where the archive's token is kept
     * @param readToken where the dashboards' is; null where none is wanted, and any that there is is left alone
     */
    public record Request(
            URI url,
            String adminToken,
            String org,
            String bucket,
            Duration retention,
            TokenPlace writeToken,
            @Nullable TokenPlace readToken) {
        /** Without the token. */
        @Override
        public String toString() {
            return "Request[url=" + url + ", org=" + org + ", bucket=" + bucket + ", retention=" + retention + "]";
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

    /**
     * Returns what had to be done, a sentence each; nothing where all was there.
     *
     * @throws IllegalStateException saying what is wrong and what to do
     */
    public static List<String> run(Request request) {
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

    private List<String> run() throws IOException {
        Organization there = organization();
        if (there != null) {
            fill(there);
            return List.copyOf(done);
        }
        Organization made = client.getOrganizationsApi().createOrganization(request.org());
        done.add("created organization " + request.org());
        try {
            fill(made);
        } catch (RuntimeException | IOException e) {
            takeBack(made, e);
            throw e;
        }
        return List.copyOf(done);
    }

    private void fill(Organization org) throws IOException {
        Bucket bucket = bucket(org);
        mapForInfluxQl(org, bucket);
        SetupTokens tokens = new SetupTokens(client, org, bucket, this::isGone, done);
        tokens.ensure(
                WRITES,
                Permission.ActionEnum.WRITE,
                request.writeToken(),
                TokenProbe.writes(request.url(), request.org(), request.bucket()));
        TokenPlace readToken = request.readToken();
        if (readToken != null) {
            tokens.ensure(
                    READS, Permission.ActionEnum.READ, readToken, TokenProbe.reads(request.url(), request.bucket()));
        }
    }

    private void takeBack(Organization made, Exception cause) {
        try {
            client.getOrganizationsApi().deleteOrganization(made);
        } catch (InfluxException e) {
            cause.addSuppressed(e);
        }
    }

    private @Nullable Organization organization() {
        OrganizationsQuery all = new OrganizationsQuery();
        all.setLimit(100);
        for (Organization org : client.getOrganizationsApi().findOrganizations(all)) {
            if (request.org().equals(org.getName())) {
                return org;
            }
        }
        return null;
    }

    private Bucket bucket(Organization org) {
        Bucket bucket = bucketNamed(request.bucket(), org);
        if (bucket == null) {
            done.add("created bucket " + request.bucket() + ", " + kept());
            return client.getBucketsApi().createBucket(request.bucket(), retention(), org);
        }
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

    /** InfluxDB 2 answers that there is no such thing where it has no bucket of a name, not with an empty list. */
    private @Nullable Bucket bucketNamed(String name, Organization org) {
        BucketsQuery named = new BucketsQuery();
        named.setOrgID(org.getId());
        named.setName(name);
        try {
            List<Bucket> found = client.getBucketsApi().findBuckets(named);
            return found.isEmpty() ? null : found.get(0);
        } catch (NotFoundException e) {
            return null;
        }
    }

    private boolean isGone(String bucketId) {
        try {
            client.getBucketsApi().findBucketByID(bucketId);
            return false;
        } catch (NotFoundException e) {
            return true;
        }
    }

    /** InfluxQL asks a database's retention policy, where InfluxDB 2 has buckets. */
    private void mapForInfluxQl(Organization org, Bucket bucket) throws IOException {
        DbrPsService mappings = client.getService(DbrPsService.class);
        DBRPs there = answer(mappings.getDBRPs(null, org.getId(), null, null, null, null, request.bucket(), null));
        for (DBRP mapping : Objects.requireNonNullElse(there.getContent(), List.<DBRP>of())) {
            // InfluxDB also lists one that it only supposes, under the bucket's own id, until there is a real one.
            boolean explicit = !Objects.equals(mapping.getId(), mapping.getBucketID());
            if (explicit && isGone(mapping.getBucketID())) {
                succeed(mappings.deleteDBRPID(mapping.getId(), null, org.getId(), null));
                done.add("deleted the mapping of database " + request.bucket() + " to a bucket that is gone");
            } else if (explicit && Boolean.TRUE.equals(mapping.getDefault())) {
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

    private BucketRetentionRules retention() {
        BucketRetentionRules rules = new BucketRetentionRules();
        rules.setEverySeconds(Math.toIntExact(request.retention().toSeconds()));
        // The server's own choice: a shard must not be longer than the retention, and stays as it was unless it is
        // said.
        rules.setShardGroupDurationSeconds(0L);
        return rules;
    }

    private String kept() {
        Duration retention = request.retention();
        if (retention.isZero()) {
            return "kept for ever";
        }
        boolean inDays = retention.equals(Duration.ofDays(retention.toDays()));
        return "kept for " + (inDays ? retention.toDays() + " days" : retention.toHours() + " hours");
    }

    private static void succeed(Call<?> call) throws IOException {
        Response<?> response = call.execute();
        if (!response.isSuccessful()) {
            throw new InfluxException(response);
        }
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

package dev.wardstream.archive;

import com.influxdb.LogLevel;
import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.InfluxDBClientFactory;
import com.influxdb.client.InfluxDBClientOptions;
import com.influxdb.client.domain.WritePrecision;
import com.influxdb.client.write.Point;
import com.influxdb.exceptions.InfluxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import okhttp3.OkHttpClient;

/**
 * The store, over InfluxDB's v2 write API. Blocking, one attempt a write: the client's asynchronous API loses points in an
 * outage, and whoever calls knows better when to try again.
 */
final class Store implements AutoCloseable {
    private final ArchiveSettings settings;
    private final InfluxDBClient client;

    /** A point refused, and the store's reason. */
    record Refusal(Entry entry, String reason) {}

    Store(ArchiveSettings settings) {
        this.settings = settings;
        this.client = InfluxDBClientFactory.create(InfluxDBClientOptions.builder()
                .url(settings.url().toString())
                .authenticateToken(settings.token().toCharArray())
                .org(settings.org())
                .bucket(settings.bucket())
                .precision(WritePrecision.NS)
                .logLevel(LogLevel.NONE)
                .okHttpClient(new OkHttpClient.Builder()
                        .connectTimeout(Duration.ofSeconds(5))
                        .writeTimeout(settings.writeTimeout())
                        .readTimeout(settings.writeTimeout())
                        .callTimeout(settings.writeTimeout()))
                .build());
    }

    /**
     * Writes a batch. Where the store refuses it, halves it until what is refused stands alone, so that one bad record costs
     * nobody else their place.
     *
     * @return what was refused; all else is written
     */
    List<Refusal> write(List<Entry> batch) throws StoreException.Unavailable {
        List<Refusal> refused = new ArrayList<>();
        write(batch, refused);
        return refused;
    }

    private void write(List<Entry> batch, List<Refusal> refused) throws StoreException.Unavailable {
        try {
            send(batch.stream().map(Entry::point).toList());
        } catch (StoreException.Refused e) {
            if (batch.size() == 1) {
                refused.add(new Refusal(batch.get(0), String.valueOf(e.getMessage())));
                return;
            }
            int middle = batch.size() / 2;
            write(batch.subList(0, middle), refused);
            write(batch.subList(middle, batch.size()), refused);
        }
    }

    private void send(List<Point> points) throws StoreException.Unavailable, StoreException.Refused {
        try {
            client.getWriteApiBlocking().writePoints(points);
        } catch (InfluxException e) {
            String place = "the store at " + settings.url();
            switch (e.status()) {
                case 400, 413, 422 -> throw new StoreException.Refused(String.valueOf(e.getMessage()), e);
                case 401, 403 ->
                    throw new StoreException.Unavailable(
                            place + " does not accept the token (HTTP " + e.status()
                                    + "): set WARDSTREAM_ARCHIVE_TOKEN to one that may write to bucket "
                                    + settings.bucket(),
                            e);
                case 404 ->
                    throw new StoreException.Unavailable(
                            place + " has no bucket " + settings.bucket() + " in organization " + settings.org()
                                    + ", or is no InfluxDB 2 (HTTP 404): create it, or correct archive.url, archive.org"
                                    + " or archive.bucket",
                            e);
                default -> throw new StoreException.Unavailable(place + " does not take writes: " + e.getMessage(), e);
            }
        }
    }

    @Override
    public void close() {
        client.close();
    }
}

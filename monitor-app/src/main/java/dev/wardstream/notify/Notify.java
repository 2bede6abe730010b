package dev.wardstream.notify;

import dev.wardstream.vitals.Location;
import dev.wardstream.wire.AuditLog;
import dev.wardstream.wire.AuditTopic;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongUnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Reads alerts and calls people, at least once and by an idempotency key; what became of each call is on topic {@code
 * notifications}, and an alert's offset is committed when all its calls are. Several instances share the work if they share
 * {@link #GROUP}, and must share {@code notify.linkSecret} for their links.
 */
public final class Notify implements AutoCloseable {
    /** The consumer group, unless the Kafka properties name another. */
    public static final String GROUP = "wardstream-notify";

    private static final Duration TIME_TO_STOP = Duration.ofSeconds(10);

    private final NotifyStatus status = new NotifyStatus();
    private final NotifySettings settings;
    private final Map<String, Object> kafka;
    private final RotaWatch rota;
    private final LinkSigner signer;
    private final Lanes lanes;
    private final Producer<String, byte[]> producer;
    private final NotificationLog log;
    private final Outcomes outcomes;
    private final AuditLog audit;
    private final AnswerRoutes routes;
    private volatile Runnable stopLoop = () -> {};
    private volatile Thread thread = new Thread("notify");

    private Notify(NotifySettings settings, Map<String, Object> kafka, LongUnaryOperator wardTime, PrintWriter out) {
        this.settings = settings;
        this.kafka = Map.copyOf(kafka);
        this.rota = RotaWatch.start(settings.rota(), settings.channels());
        this.signer = new LinkSigner(LinkSecret.of(settings.links()));
        this.lanes = new Lanes(settings, out, wardTime);
        this.producer =
                new KafkaProducer<>(producerProperties(kafka), new StringSerializer(), new ByteArraySerializer());
        this.log = new NotificationLog(producer, kafka, status);
        this.outcomes = new Outcomes(kafka);
        this.audit = new AuditLog(new AuditTopic(producer));
        Answers answers = new Answers(log, outcomes, producer, wardTime, status);
        this.routes = new AnswerRoutes(
                signer,
                answers,
                log,
                audit,
                status,
                name -> rota.rota().languageOf(name),
                bed -> rota.rota().zoneOf(bed));
    }

    /**
     * Everything but the calling, which {@link #start} begins: so the HTTP port can be opened with {@link #routes} before the
     * first link is sent.
     *
     * @param kafka of consumers and producers: at least {@code bootstrap.servers}; what the guarantees rest on is fixed
     * @param wardTime the ward's time at a time of the wall clock, both epoch milliseconds
     * @param out the console channel
     * @throws IllegalArgumentException naming what is wrong with the rota or a template
     */
    public static Notify prepare(
            NotifySettings settings, Map<String, Object> kafka, LongUnaryOperator wardTime, PrintWriter out) {
        return new Notify(settings, kafka, wardTime, out);
    }

    /** The pages of the answer links. */
    public void routes(JavalinDefaultRoutingApi target) {
        routes.addTo(target);
    }

    /**
     * Begins to read and to call, on threads of its own. The topics must exist.
     *
     * @param publicUrl where people reach {@link #routes}
     */
    public void start(URI publicUrl) {
        log.start();
        outcomes.start();
        Progress progress = new Progress();
        OpenCalls open = new OpenCalls(progress);
        String base = publicUrl.toString().replaceAll("/+$", "") + AnswerRoutes.PATH;
        long life = settings.links().expiresAfter().toMillis();
        Switchboard switchboard = new Switchboard(
                settings.rules(),
                rota::rota,
                log,
                open,
                call -> base + signer.token(Link.of(call, System.currentTimeMillis() + life)),
                status);
        NotifyLoop loop = new NotifyLoop(
                new KafkaConsumer<>(consumerProperties(kafka), new StringDeserializer(), new ByteArrayDeserializer()),
                switchboard,
                progress,
                open,
                log,
                lanes,
                status,
                this::look);
        stopLoop = loop::stop;
        thread = new Thread(loop, "notify");
        thread.start();
    }

    /** The names of the channels that there are. */
    public Set<String> channels() {
        Set<String> all = new TreeSet<>(settings.channels());
        all.add(Way.Console.CHANNEL);
        return all;
    }

    /** The names of all who can be called. */
    public List<String> people() {
        return rota.rota().names();
    }

    /** The same, with the level at which each is on duty for a bed, the lowest first; 0 for who is not, and last. */
    public Map<String, Integer> levels(Location bed, Instant at) {
        return rota.rota().levels(bed, at);
    }

    /** What it still reads or waits for before it calls anybody for the first time; empty afterwards. */
    public String reading() {
        return status.reading();
    }

    public NotifyHealth health() {
        return status.health(rota.problem());
    }

    public NotifyCounts counts() {
        return status.counts();
    }

    /** Stops calling; what is not finished is taken up at the next start. */
    @Override
    public void close() {
        stopLoop.run();
        try {
            thread.join(TIME_TO_STOP.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        lanes.close();
        log.close();
        outcomes.close();
        producer.close(TIME_TO_STOP);
    }

    private void look() {
        rota.look();
        audit.look(System.currentTimeMillis());
    }

    private static Map<String, Object> consumerProperties(Map<String, Object> given) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, GROUP);
        properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 15_000);
        properties.putAll(given);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return properties;
    }

    private static Map<String, Object> producerProperties(Map<String, Object> given) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(ProducerConfig.CLIENT_ID_CONFIG, GROUP);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        properties.putAll(given);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        return properties;
    }
}

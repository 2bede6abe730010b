package dev.wardstream.wire;

import static dev.wardstream.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wardstream.demo.EmbeddedBroker;
import dev.wardstream.vitals.PatientSample;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicCreatorIT {
    private static final int PARTITIONS = 4;

    @TempDir
    static Path directory;

    @SuppressWarnings("NullAway.Init")
    private static EmbeddedBroker broker;

    @SuppressWarnings("NullAway.Init")
    private static Admin admin;

    @BeforeAll
    static void startTheBroker() {
        broker = EmbeddedBroker.start(EmbeddedBroker.Settings.local(directory, 0));
        admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    @AfterAll
    static void stopTheBroker() {
        admin.close();
        broker.close();
    }

    @Test
    void aSecondRunFindsAllAsDesignedAndReportsWhatAnOperatorChanged() throws Exception {
        TopicCreator creator = new TopicCreator(admin, PARTITIONS, 1);
        TopicReport first = creator.create(Topics.ALL);
        assertThat(first.created()).hasSize(Topics.ALL.size()).isSorted();
        assertThat(first.existing()).isEmpty();

        TopicReport second = creator.create(Topics.ALL);
        assertThat(second.created()).isEmpty();
        assertThat(second.existing()).isEqualTo(first.created());
        assertThat(second.differing()).isEmpty();

        changeRetention("alerts", "1000");
        admin.createPartitions(Map.of("alerts", NewPartitions.increaseTo(6)))
                .all()
                .get();
        TopicReport third = creator.create(Topics.ALL);
        assertThat(third.differing())
                .containsExactly(
                        new TopicReport.Difference("alerts", "partitions", "4", "6"),
                        new TopicReport.Difference("alerts", "retention.ms", "31536000000", "1000"));
        assertThat(third.text()).contains("alerts: retention.ms is 1000, should be 31536000000");
        JsonNode json = new ObjectMapper().readTree(third.json());
        assertThat(json.at("/differing/0/actual").asText()).isEqualTo("6");
        assertThat(json.at("/existing").size()).isEqualTo(Topics.ALL.size());
    }

    @Test
    void aVendorsTopicThatTheClusterMadeByItsDefaultsIsNamedThoughNobodyAskedForIt() throws Exception {
        admin.createTopics(List.of(new NewTopic("vitals.raw.by-default", 1, (short) 1)))
                .all()
                .get();
        try {
            assertThat(new TopicCreator(admin, PARTITIONS, 1)
                            .create(List.of(Topics.rawVitals("as-designed")))
                            .differing())
                    .containsExactly(new TopicReport.Difference(
                            "vitals.raw.by-default", "message.timestamp.type", "LogAppendTime", "CreateTime"));
        } finally {
            admin.deleteTopics(List.of("vitals.raw.by-default")).all().get();
        }
    }

    @Test
    void whatIsPublishedRightAfterCreationIsAllThereWhateverItsDates() throws Exception {
        RandomWard ward = new RandomWard(5);
        List<PatientSample> samples =
                IntStream.range(0, 500).mapToObj(i -> ward.patientSample()).toList();
        for (int run = 0; run < 5; run++) {
            Topic<PatientSample> topic = likePatientVitals("patient.vitals.run-" + run);
            new TopicCreator(admin, PARTITIONS, 1).create(List.of(topic));
            publish(topic, samples);

            List<ConsumerRecord<String, PatientSample>> read = readAll(topic, samples.size());

            assertThat(read).extracting(ConsumerRecord::value).containsExactlyInAnyOrderElementsOf(samples);
            assertThat(read).allMatch(record -> record.timestampType() == TimestampType.LOG_APPEND_TIME);
        }
    }

    @Test
    void aClusterThatIsTooSmallIsNamedAsTheReason() {
        assertThatThrownBy(() -> new TopicCreator(admin, 1, 3).create(List.of(Topics.rawVitals("too-many-copies"))))
                .isInstanceOf(KafkaException.class)
                .hasMessageContaining("vitals.raw.too-many-copies")
                .hasMessageContaining("replication factor");
    }

    private static Topic<PatientSample> likePatientVitals(String name) {
        Topic<PatientSample> like = Topics.PATIENT_VITALS;
        return new Topic<>(name, like.serde(), like.cleanup(), like.retention(), like.largestBatch());
    }

    private static void changeRetention(String topic, String milliseconds) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        AlterConfigOp change = new AlterConfigOp(new ConfigEntry("retention.ms", milliseconds), OpType.SET);
        admin.incrementalAlterConfigs(Map.of(resource, List.of(change))).all().get();
    }

    /** With timestamps a century ahead, as a data set with shifted dates would have them. */
    private static void publish(Topic<PatientSample> topic, List<PatientSample> samples) throws Exception {
        try (KafkaProducer<String, PatientSample> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringSerializer(),
                topic.serde().serializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (PatientSample sample : samples) {
                long ahead = sample.measuredAt() + Duration.ofDays(36_500).toMillis();
                String key = sample.patient().value();
                sent.add(producer.send(new ProducerRecord<>(topic.name(), null, ahead, key, sample)));
            }
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        }
    }

    private static List<ConsumerRecord<String, PatientSample>> readAll(Topic<PatientSample> topic, int count) {
        List<ConsumerRecord<String, PatientSample>> read = new ArrayList<>();
        List<TopicPartition> partitions = IntStream.range(0, PARTITIONS)
                .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                .toList();
        try (KafkaConsumer<String, PatientSample> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringDeserializer(),
                topic.serde().deserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (read.size() < count && System.nanoTime() - deadline < 0) {
                consumer.poll(Duration.ofMillis(500)).forEach(read::add);
            }
        }
        return read;
    }
}

package dev.wardstream.command;

import dev.wardstream.schemas.avro.AuditEntry;
import dev.wardstream.wire.AuditTopic;
import dev.wardstream.wire.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Where commands write what was done: an entry is there for good when {@link #write} returns. */
sealed interface AuditBook {
    /**
     * @throws KafkaException where a broker does not take it
     * @throws UncheckedIOException where a disk does not
     */
    void write(AuditEntry entry);

    /** In words, for who is told that it cannot be written to. */
    String place();

    /** The audit topic. */
    record OnTopic(Map<String, Object> kafka) implements AuditBook {
        private static final int PATIENCE_MILLIS = 10_000;

        @Override
        public void write(AuditEntry entry) {
            Map<String, Object> properties = new HashMap<>(kafka);
            properties.put(ProducerConfig.ACKS_CONFIG, "all");
            properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
            properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MILLIS);
            properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
            properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
            try (KafkaProducer<String, byte[]> producer =
                    new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer())) {
                producer.send(AuditTopic.recordOf(entry)).get();
            } catch (ExecutionException e) {
                throw new KafkaException(e.getMessage(), e);
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            }
        }

        @Override
        public String place() {
            return "the topic " + Topics.AUDIT + ", which wardstream topics creates";
        }
    }

    /** A file of JSON, a line an entry, which only its owner reads. Nothing is ever taken out of it. */
    record InFile(Path file) implements AuditBook {
        @Override
        public void write(AuditEntry entry) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("at", Instant.ofEpochMilli(entry.getAt()).toString());
            line.put("actor", entry.getActor());
            line.put("origin", entry.getOrigin());
            line.put("action", entry.getAction());
            line.put("refused", entry.getRefused());
            line.put("detail", entry.getDetail());
            try {
                append(Json.line(line) + "\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e.toString(), e);
            }
        }

        @Override
        public String place() {
            return file.toString();
        }

        private void append(String line) throws IOException {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            try (FileChannel channel =
                    FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND), ownerOnly())) {
                ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
        }

        private FileAttribute<?>[] ownerOnly() {
            boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
            return posix
                    ? new FileAttribute<?>[] {
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                    }
                    : new FileAttribute<?>[0];
        }
    }
}

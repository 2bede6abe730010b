package dev.wardstream.kill;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * May die while samples are taken in again: by {@code kafka."interceptor.classes"}. All clients get it, producers too; it only minds
 * the reader that no other is like, which assigns itself in the monitor's group and does not know where to begin.
 */
public final class DyingReader implements ConsumerInterceptor<Object, Object>, ProducerInterceptor<Object, Object> {
    private boolean foldsAgain;

    @Override
    public void configure(Map<String, ?> config) {
        foldsAgain = "wardstream".equals(config.get("group.id")) && "none".equals(config.get("auto.offset.reset"));
    }

    @Override
    public ConsumerRecords<Object, Object> onConsume(ConsumerRecords<Object, Object> records) {
        return foldsAgain && !records.isEmpty() ? new Counted(records) : records;
    }

    /** Counts the records as they are taken out one by one. */
    private static final class Counted extends ConsumerRecords<Object, Object> {
        Counted(ConsumerRecords<Object, Object> of) {
            super(byPartition(of), of.nextOffsets());
        }

        private static Map<TopicPartition, List<ConsumerRecord<Object, Object>>> byPartition(
                ConsumerRecords<Object, Object> records) {
            return records.partitions().stream().collect(Collectors.toMap(each -> each, records::records));
        }

        @Override
        public Iterator<ConsumerRecord<Object, Object>> iterator() {
            Iterator<ConsumerRecord<Object, Object>> all = super.iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return all.hasNext();
                }

                @Override
                public ConsumerRecord<Object, Object> next() {
                    if (Death.FOLDING_AGAIN.isDue()) {
                        Death.FOLDING_AGAIN.die();
                    }
                    return all.next();
                }
            };
        }
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

    @Override
    public ProducerRecord<Object, Object> onSend(ProducerRecord<Object, Object> record) {
        return record;
    }

    @Override
    public void onAcknowledgement(RecordMetadata metadata, Exception exception) {}

    @Override
    public void close() {}
}

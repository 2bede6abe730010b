package dev.wardstream.pipeline;

import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * When a raw record was received: its time of append. A topic that was not created as designed has its producers' times in its
 * place, or none, and those are claims like measuredAt: its records are received when they are read, which is told. {@link ClaimedTimes} has marked them.
 */
final class ReceiptTime implements TimestampExtractor {
    private final TopicTimes topics;
    private final LongSupplier now;

    /**
     * @param topics is told which topics are not as designed
     * @param now the wall clock, epoch milliseconds
     */
    ReceiptTime(TopicTimes topics, LongSupplier now) {
        this.topics = topics;
        this.now = now;
    }

    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        boolean appended = !ClaimedTimes.isMarked(record.headers());
        ClaimedTimes.takeOff(record.headers());
        topics.read(record.topic(), appended);
        return appended ? record.timestamp() : now.getAsLong();
    }
}

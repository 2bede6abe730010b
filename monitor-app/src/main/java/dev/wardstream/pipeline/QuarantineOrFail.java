package dev.wardstream.pipeline;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;

/**
 * A record that a stage fails on goes to quarantine and the stream goes on; but where a store or a broker fails, no record is
 * to blame: the thread fails, and what it had not committed is done again.
 */
public final class QuarantineOrFail extends LogAndContinueProcessingExceptionHandler {
    @Override
    public Response handleError(ErrorHandlerContext context, Record<?, ?> record, Exception failure) {
        return isOfTheInfrastructure(failure) ? Response.fail() : super.handleError(context, record, failure);
    }

    static boolean isOfTheInfrastructure(Exception failure) {
        // StreamsException, of the stores and of Streams itself, is a KafkaException; so is what a deserializer throws.
        return failure instanceof KafkaException && !(failure instanceof SerializationException);
    }
}

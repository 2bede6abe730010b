package dev.wardstream.pipeline;

import dev.wardstream.patient.Deployment;
import dev.wardstream.score.Model;
import dev.wardstream.score.ModelInfo;
import dev.wardstream.score.Models;
import dev.wardstream.wire.PublishedModel;
import java.io.IOException;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the topic of models, from its beginning at every start and before anything is processed. What is damaged or foreign is
 * refused, and what was served before goes on.
 */
final class ModelLoader implements Processor<String, byte[], Void, Void> {
    private static final Logger LOG = LoggerFactory.getLogger(ModelLoader.class);

    private final ServedModels models;
    private final StreamMetrics metrics;

    ModelLoader(ServedModels models, StreamMetrics metrics) {
        this.models = models;
        this.metrics = metrics;
    }

    @Override
    public void process(Record<String, byte[]> record) {
        if (record.value() == null) {
            models.forget(record.key());
            LOG.info("The model {} was taken from the topic of models and is not served any more", record.key());
            return;
        }
        try {
            PublishedModel published = PublishedModel.of(record.key(), record.value(), record.headers());
            Model model = read(published);
            models.deploy(
                    record.key(),
                    new Deployment(model, published.from().toEpochMilli(), published.shadow()),
                    ModelInfo.of(published.file(), published.ref()).sha256());
            LOG.info(
                    "The model {} is {} for windows due from {} on",
                    published.ref(),
                    published.shadow() ? "tried as a shadow" : "served",
                    published.from());
        } catch (IOException | RuntimeException e) {
            metrics.modelRefused(StreamMetrics.ModelSource.TOPIC);
            models.refuse(record.key(), String.valueOf(e.getMessage()));
            LOG.error(
                    "The model {} on the topic of models is refused, what was served before goes on", record.key(), e);
        }
    }

    private static Model read(PublishedModel published) throws IOException {
        Model model = Models.read(published.file(), published.ref());
        if (!model.ref().toString().equals(published.ref())) {
            throw new IllegalArgumentException("under the key " + published.ref() + " is the model " + model.ref());
        }
        return model;
    }
}

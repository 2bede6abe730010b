package dev.wardstream.score;

import dev.wardstream.score.Safetensors.Tensor;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads and writes an anomaly model as a safetensors file: its weights as float32 tensors, its {@link ModelCard} as JSON in
 * the header's metadata, and a SHA-256 over card and weights. The same model makes the same bytes.
 */
public final class ModelFile {
    static final String FORMAT = "wardstream-model/2";
    private static final String INPUT = "lstm.input";
    private static final String RECURRENT = "lstm.recurrent";
    private static final String BIAS = "lstm.bias";
    private static final String OUTPUT = "dense.weights";
    private static final String OUTPUT_BIAS = "dense.bias";

    private ModelFile() {}

    /** @throws ModelFileException where the file is damaged, truncated, no model of this program, or costs too much */
    public static RnnModel read(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return read(in, file.toString());
        }
    }

    /**
     * @param name how errors name the file
     * @throws ModelFileException where the file is damaged, truncated, no model of this program, or costs too much
     */
    public static RnnModel read(InputStream in, String name) throws IOException {
        CardedTensors file = CardedTensors.read(in, name, FORMAT);
        try {
            RnnModel model = new RnnModel(file.card(ModelCard.class, name), weights(file, name));
            model.cost().requireBelowCeiling();
            return model;
        } catch (ModelFileException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ModelFileException(name, String.valueOf(e.getMessage()), e);
        }
    }

    public static void write(RnnModel model, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            write(model, out);
        }
    }

    public static void write(RnnModel model, OutputStream out) throws IOException {
        Weights weights = model.weights();
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put(INPUT, Tensor.of(weights.input()));
        tensors.put(RECURRENT, Tensor.of(weights.recurrent()));
        tensors.put(BIAS, Tensor.of(weights.bias()));
        tensors.put(OUTPUT, Tensor.of(weights.output()));
        tensors.put(OUTPUT_BIAS, Tensor.of(weights.outputBias()));
        new CardedTensors(FORMAT, CardJson.write(model.card()), tensors).write(out);
    }

    private static Weights weights(CardedTensors file, String name) {
        return new Weights(
                file.matrix(INPUT, name),
                file.matrix(RECURRENT, name),
                file.vector(BIAS, name),
                file.matrix(OUTPUT, name),
                file.vector(OUTPUT_BIAS, name));
    }
}

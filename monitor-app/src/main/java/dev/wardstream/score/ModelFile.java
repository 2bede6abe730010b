package dev.wardstream.score;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import dev.wardstream.score.Safetensors.Tensor;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes a model as a safetensors file: its weights as float32 tensors, its {@link ModelCard} as JSON in the
 * header's metadata, and a SHA-256 over card and weights. The same model makes the same bytes.
 */
public final class ModelFile {
    private static final String FORMAT = "wardstream-model/1";
    private static final String INPUT = "lstm.input";
    private static final String RECURRENT = "lstm.recurrent";
    private static final String BIAS = "lstm.bias";
    private static final String OUTPUT = "dense.weights";
    private static final String OUTPUT_BIAS = "dense.bias";

    private ModelFile() {}

    /** @throws ModelFileException where the file is damaged, truncated or no model of this program */
    public static RnnModel read(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return read(in, file.toString());
        }
    }

    /**
     * @param name how errors name the file
     * @throws ModelFileException where the file is damaged, truncated or no model of this program
     */
    public static RnnModel read(InputStream in, String name) throws IOException {
        Safetensors file = Safetensors.read(in, name);
        Map<String, String> metadata = file.metadata();
        if (!FORMAT.equals(metadata.get("format"))) {
            throw new ModelFileException(
                    name,
                    "its format is '" + metadata.get("format") + "', expected '" + FORMAT
                            + "': give a model that this version's train command wrote");
        }
        String card = metadata.getOrDefault("card", "");
        if (!checksum(card, file.tensors()).equals(metadata.get("sha256"))) {
            throw new ModelFileException(name, "its checksum does not match: damaged; get it again");
        }
        try {
            return new RnnModel(CardJson.read(card), weights(file.tensors(), name));
        } catch (JsonMappingException e) {
            throw new ModelFileException(name, "its card is wrong at " + e.getPathReference() + ": " + cause(e), e);
        } catch (JsonProcessingException e) {
            throw new ModelFileException(name, "its card is no JSON", e);
        } catch (IllegalArgumentException e) {
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
        String card = CardJson.write(model.card());
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("format", FORMAT);
        metadata.put("card", card);
        metadata.put("sha256", checksum(card, tensors));
        new Safetensors(metadata, tensors).write(out);
    }

    private static Weights weights(Map<String, Tensor> tensors, String name) {
        return new Weights(
                matrix(tensors, INPUT, name),
                matrix(tensors, RECURRENT, name),
                vector(tensors, BIAS, name),
                matrix(tensors, OUTPUT, name),
                vector(tensors, OUTPUT_BIAS, name));
    }

    private static float[][] matrix(Map<String, Tensor> tensors, String tensor, String name) {
        return tensor(tensors, tensor, 2, name).rows();
    }

    private static float[] vector(Map<String, Tensor> tensors, String tensor, String name) {
        return tensor(tensors, tensor, 1, name).values();
    }

    private static Tensor tensor(Map<String, Tensor> tensors, String tensor, int dimensions, String name) {
        @Nullable Tensor found = tensors.get(tensor);
        if (found == null || found.shape().length != dimensions) {
            throw new ModelFileException(name, "it lacks a tensor '" + tensor + "' of " + dimensions + " dimensions");
        }
        return found;
    }

    private static String cause(JsonMappingException problem) {
        Throwable cause = problem.getCause();
        return cause == null ? problem.getOriginalMessage() : String.valueOf(cause.getMessage());
    }

    private static String checksum(String card, Map<String, Tensor> tensors) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(card.getBytes(StandardCharsets.UTF_8));
            tensors.values().forEach(tensor -> digest.update(tensor.bytes()));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

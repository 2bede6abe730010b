package dev.wardstream.score;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.wardstream.score.Safetensors.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What every model file is: tensors, a card as JSON in the metadata, the name of the format, and a SHA-256 over card and
 * tensors. The same content makes the same bytes.
 *
 * @param card JSON
 * @param tensors by name, in the order of the file
 */
record CardedTensors(String format, String card, Map<String, Tensor> tensors) {

    /**
     * @param format the only one that is accepted
     * @param name how errors name the file
     * @throws ModelFileException where the file is damaged, truncated or of another format
     */
    static CardedTensors read(InputStream in, String name, String format) throws IOException {
        Safetensors file = Safetensors.read(in, name);
        Map<String, String> metadata = file.metadata();
        if (!format.equals(metadata.get("format"))) {
            throw new ModelFileException(
                    name,
                    "its format is '" + metadata.get("format") + "', expected '" + format
                            + "': give a model that this version's train command wrote");
        }
        String card = metadata.getOrDefault("card", "");
        if (!checksum(card, file.tensors()).equals(metadata.get("sha256"))) {
            throw new ModelFileException(name, "its checksum does not match: damaged; get it again");
        }
        return new CardedTensors(format, card, file.tensors());
    }

    /** The format that a file names, empty where it names none. */
    static String format(InputStream in, String name) throws IOException {
        return Safetensors.read(in, name).metadata().getOrDefault("format", "");
    }

    /** Over card and tensors, hexadecimal. */
    String sha256() {
        return checksum(card, tensors);
    }

    void write(OutputStream out) throws IOException {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("format", format);
        metadata.put("card", card);
        metadata.put("sha256", sha256());
        new Safetensors(metadata, tensors).write(out);
    }

    /** The card as what it is. */
    <T> T card(Class<T> type, String name) {
        try {
            @Nullable T read = CardJson.read(card, type);
            if (read == null) {
                throw new ModelFileException(name, "its card is empty: give a model that the train command wrote");
            }
            return read;
        } catch (JsonMappingException e) {
            throw new ModelFileException(name, "its card is wrong at " + e.getPathReference() + ": " + cause(e), e);
        } catch (JsonProcessingException e) {
            throw new ModelFileException(name, "its card is no JSON", e);
        }
    }

    float[][] matrix(String tensor, String name) {
        return tensor(tensor, 2, name).rows();
    }

    float[] vector(String tensor, String name) {
        return tensor(tensor, 1, name).values();
    }

    private Tensor tensor(String tensor, int dimensions, String name) {
        @Nullable Tensor found = tensors.get(tensor);
        if (found == null || found.shape().length != dimensions) {
            throw new ModelFileException(name, "it lacks a tensor '" + tensor + "' of " + dimensions + " dimensions");
        }
        return found;
    }

    /** What a card's own check said, where one did. The library's words quote what stands in the file, and are not passed on. */
    private static String cause(JsonMappingException problem) {
        Throwable cause = problem.getCause();
        if (cause instanceof NullPointerException) {
            return "nothing may be null there";
        }
        if (cause instanceof IllegalArgumentException && cause.getMessage() != null) {
            return cause.getMessage();
        }
        return problem instanceof UnrecognizedPropertyException
                ? "no card has such a field"
                : "what stands there is of another kind than it must be";
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

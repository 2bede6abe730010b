package dev.wardstream.score;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The safetensors format, as far as a model file needs it: float32 tensors of one or two dimensions. Eight bytes
 * little-endian length, a JSON header of that length, then the tensors' bytes.
 *
 * @param metadata the header's {@code __metadata__}
 * @param tensors by name, in the order of their bytes
 */
record Safetensors(Map<String, String> metadata, Map<String, Tensor> tensors) {
    private static final int LONGEST_HEADER = 1 << 20;
    private static final int MOST_VALUES = 1 << 24;
    private static final String METADATA = "__metadata__";
    private static final String FOREIGN = "this is no safetensors file, or a damaged one: ";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Values in row-major order. */
    record Tensor(int[] shape, float[] values) {
        static Tensor of(float[] vector) {
            return new Tensor(new int[] {vector.length}, vector);
        }

        static Tensor of(float[][] matrix) {
            int columns = matrix[0].length;
            float[] values = new float[matrix.length * columns];
            for (int row = 0; row < matrix.length; row++) {
                System.arraycopy(matrix[row], 0, values, row * columns, columns);
            }
            return new Tensor(new int[] {matrix.length, columns}, values);
        }

        float[][] rows() {
            float[][] rows = new float[shape[0]][];
            for (int row = 0; row < rows.length; row++) {
                rows[row] = Arrays.copyOfRange(values, row * shape[1], (row + 1) * shape[1]);
            }
            return rows;
        }

        byte[] bytes() {
            ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asFloatBuffer().put(values);
            return bytes.array();
        }
    }

    void write(OutputStream out) throws IOException {
        ObjectNode header = JSON.createObjectNode();
        ObjectNode entries = header.putObject(METADATA);
        metadata.forEach(entries::put);
        int offset = 0;
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            Tensor tensor = entry.getValue();
            ObjectNode description = header.putObject(entry.getKey()).put("dtype", "F32");
            ArrayNode shape = description.putArray("shape");
            Arrays.stream(tensor.shape()).forEach(shape::add);
            int end = offset + tensor.values().length * Float.BYTES;
            description.putArray("data_offsets").add(offset).add(end);
            offset = end;
        }
        writeHeader(out, JSON.writeValueAsString(header));
        for (Tensor tensor : tensors.values()) {
            out.write(tensor.bytes());
        }
    }

    private static void writeHeader(OutputStream out, String header) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        int padded = (json.length + 7) / 8 * 8;
        byte[] bytes = Arrays.copyOf(json, padded);
        Arrays.fill(bytes, json.length, padded, (byte) ' ');
        out.write(ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(padded)
                .array());
        out.write(bytes);
    }

    /**
     * Reads at most about 65 MiB, whatever the header says.
     *
     * @param file how errors name it
     */
    static Safetensors read(InputStream in, String file) throws IOException {
        ObjectNode header = readHeader(in, file);
        Map<String, String> metadata = new LinkedHashMap<>();
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        int offset = 0;
        for (Map.Entry<String, JsonNode> entry : header.properties()) {
            if (entry.getKey().equals(METADATA)) {
                entry.getValue()
                        .properties()
                        .forEach(item ->
                                metadata.put(item.getKey(), item.getValue().asText()));
            } else {
                Tensor tensor = readTensor(in, file, entry.getKey(), entry.getValue(), offset);
                offset += tensor.values().length * Float.BYTES;
                tensors.put(entry.getKey(), tensor);
            }
        }
        if (in.read() >= 0) {
            throw new ModelFileException(file, "it goes on after the last tensor; get it again");
        }
        return new Safetensors(metadata, tensors);
    }

    private static ObjectNode readHeader(InputStream in, String file) throws IOException {
        long length = ByteBuffer.wrap(readExactly(in, Long.BYTES, file, "the header's length"))
                .order(ByteOrder.LITTLE_ENDIAN)
                .getLong();
        if (length < 2 || length > LONGEST_HEADER) {
            throw new ModelFileException(
                    file, FOREIGN + "its header would have " + Long.toUnsignedString(length) + " bytes");
        }
        byte[] header = readExactly(in, (int) length, file, "the header");
        try {
            if (JSON.readTree(new String(header, StandardCharsets.UTF_8)) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new ModelFileException(file, FOREIGN + "its header is no JSON", e);
        }
        throw new ModelFileException(file, FOREIGN + "its header is no JSON object");
    }

    private static Tensor readTensor(InputStream in, String file, String name, JsonNode description, int offset)
            throws IOException {
        if (!description.path("dtype").asText().equals("F32")) {
            throw new ModelFileException(file, "tensor '" + name + "' must have dtype F32, has " + description);
        }
        int[] shape = shape(file, name, description.path("shape"), MOST_VALUES - offset / Float.BYTES);
        int count = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        JsonNode offsets = description.path("data_offsets");
        if (offsets.path(0).asLong(-1) != offset || offsets.path(1).asLong(-1) != offset + (long) count * Float.BYTES) {
            throw new ModelFileException(
                    file, "tensor '" + name + "' should start at byte " + offset + ", says " + description);
        }
        byte[] bytes = readExactly(in, count * Float.BYTES, file, "tensor '" + name + "'");
        float[] values = new float[count];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return new Tensor(shape, values);
    }

    private static int[] shape(String file, String name, JsonNode sizes, int most) {
        int[] shape = new int[sizes.size()];
        long count = 1;
        for (int i = 0; i < shape.length; i++) {
            shape[i] = sizes.get(i).asInt();
            count *= Math.min(Math.max(shape[i], 0), MOST_VALUES);
            if (count <= 0 || count > most) {
                throw new ModelFileException(
                        file, "tensor '" + name + "' has shape " + sizes + ": empty or too large for a model");
            }
        }
        if (shape.length < 1 || shape.length > 2) {
            throw new ModelFileException(file, "tensor '" + name + "' must have 1 or 2 dimensions, has " + sizes);
        }
        return shape;
    }

    private static byte[] readExactly(InputStream in, int count, String file, String what) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new ModelFileException(
                    file,
                    "it ends within " + what + " (" + bytes.length + " of " + count
                            + " bytes): truncated; get it again");
        }
        return bytes;
    }
}

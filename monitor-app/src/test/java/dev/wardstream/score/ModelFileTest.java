package dev.wardstream.score;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {
    private final RnnModel model = new RnnModel(Handmade.card(), Handmade.random(3, 2, 1));

    @Test
    void aModelComesBackAsItWasWritten(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("m.safetensors");
        ModelFile.write(model, file);

        RnnModel read = ModelFile.read(file);

        assertThat(read.ref()).hasToString("by-hand@1");
        assertThat(read.window()).isEqualTo(model.window());
        assertThat(read.channels()).isEqualTo(model.channels());
        assertThat(read.card().channels()).isEqualTo(model.card().channels());
        assertThat(read.card().origin()).isEqualTo(model.card().origin());
        assertThat(read.weights().input()).isDeepEqualTo(model.weights().input());
        assertThat(bytes(read)).isEqualTo(bytes(model));
    }

    @Test
    void theFileIsPlainSafetensorsThatOtherToolsCanRead() throws IOException {
        byte[] bytes = bytes(model);
        long header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        String json = new String(bytes, Long.BYTES, (int) header, UTF_8);

        assertThat(header % 8).isZero();
        assertThat(json)
                .startsWith("{\"__metadata__\":{\"format\":\"wardstream-model/2\"")
                .contains("\"lstm.input\":{\"dtype\":\"F32\",\"shape\":[4,12],\"data_offsets\":[0,192]}");
        assertThat(bytes).hasSize((int) (Long.BYTES + header + 4 * (48 + 36 + 12 + 6 + 2)));
    }

    @Test
    void aFileCutOffAnywhereIsRefused() throws IOException {
        byte[] bytes = bytes(model);
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> read(cut))
                    .as("cut to %d bytes", length)
                    .isInstanceOf(ModelFileException.class)
                    .hasMessageContaining("m.safetensors")
                    .hasMessageContaining("truncated");
        }
    }

    @Test
    void aFileWithOneByteChangedIsRefusedWhereverItIs() throws IOException {
        byte[] bytes = bytes(model);
        for (int i = 0; i < bytes.length; i++) {
            byte[] damaged = bytes.clone();
            damaged[i] ^= 0x01;
            boolean padding = bytes[i] == ' ';
            if (!padding) {
                assertThatThrownBy(() -> read(damaged)).as("byte %d changed", i).isInstanceOf(ModelFileException.class);
            }
        }
    }

    @Test
    void aFileThatGoesOnAfterItsEndIsRefused() throws IOException {
        byte[] bytes = bytes(model);

        assertThatThrownBy(() -> read(Arrays.copyOf(bytes, bytes.length + 1)))
                .hasMessageContaining("goes on after the last tensor");
    }

    @Test
    void somethingElseIsCalledSomethingElse() {
        assertThatThrownBy(() -> read("PK\3\4 this is a zip file, or so it says".getBytes(UTF_8)))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining("no safetensors file");
    }

    @Test
    void aHugeHeaderIsNotBelieved() {
        byte[] bytes = ByteBuffer.allocate(64)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(Long.MAX_VALUE)
                .array();

        assertThatThrownBy(() -> read(bytes)).hasMessageContaining("its header would have 9223372036854775807 bytes");
    }

    @Test
    void aHugeTensorIsNotBelieved() {
        assertThatThrownBy(() -> read(withHeader(
                        "{\"a\":{\"dtype\":\"F32\",\"shape\":[65536,65536],\"data_offsets\":[0,17179869184]}}")))
                .hasMessageContaining("tensor 'a' has shape [65536,65536]: empty or too large");
    }

    @Test
    void aModelOfAnotherProgramIsNamedAsSuch() {
        assertThatThrownBy(() -> read(withHeader("{\"__metadata__\":{\"format\":\"pt\"}}")))
                .hasMessageContaining("its format is 'pt', expected 'wardstream-model/2'");
    }

    private static byte[] withHeader(String json) {
        return ByteBuffer.allocate(Long.BYTES + json.length())
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length())
                .put(json.getBytes(UTF_8))
                .array();
    }

    private static RnnModel read(byte[] bytes) throws IOException {
        return ModelFile.read(new ByteArrayInputStream(bytes), "m.safetensors");
    }

    private static byte[] bytes(RnnModel model) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ModelFile.write(model, out);
        return out.toByteArray();
    }
}

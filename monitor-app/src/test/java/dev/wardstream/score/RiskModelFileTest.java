package dev.wardstream.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RiskModelFileTest {
    private final RiskModel model = Frail.random(3, 2);

    @Test
    void aModelComesBackAsItWasWritten(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("m.safetensors");
        RiskModelFile.write(model, file);

        RiskModel read = RiskModelFile.read(file);

        assertThat(read.card()).isEqualTo(model.card());
        assertThat(read.members()).hasSize(2);
        assertThat(bytes(read)).isEqualTo(bytes(model));
    }

    @Test
    void aFileCutOffOrChangedAnywhereIsRefused() throws IOException {
        byte[] bytes = bytes(model);
        for (int i = 0; i < bytes.length; i += 3) {
            byte[] cut = Arrays.copyOf(bytes, i);
            byte[] damaged = bytes.clone();
            damaged[i] ^= 0x01;
            assertThatThrownBy(() -> read(cut)).as("cut to %d bytes", i).isInstanceOf(ModelFileException.class);
            if (bytes[i] != ' ') {
                assertThatThrownBy(() -> read(damaged)).as("byte %d changed", i).isInstanceOf(ModelFileException.class);
            }
        }
    }

    @Test
    void anAnomalyModelIsNoRiskModelAndTheOtherWayRound() throws IOException {
        ByteArrayOutputStream anomaly = new ByteArrayOutputStream();
        ModelFile.write(new RnnModel(Handmade.card(), Handmade.random(3, 2, 1)), anomaly);

        assertThatThrownBy(() -> read(anomaly.toByteArray()))
                .hasMessageContaining("its format is 'wardstream-model/2', expected 'wardstream-risk-model/3'");
        assertThatThrownBy(() -> ModelFile.read(new ByteArrayInputStream(bytes(model)), "m.safetensors"))
                .hasMessageContaining("its format is 'wardstream-risk-model/3', expected 'wardstream-model/2'");
    }

    @Test
    void theShippedModelsNameTheirDataAndWhomTheyLearnedFrom() {
        for (RiskModel shipped : RiskModels.shipped()) {
            RiskCard.Origin origin = shipped.card().origin();
            assertThat(origin.sources()).singleElement().satisfies(source -> {
                assertThat(source.name()).isEqualTo("cinc2012");
                assertThat(source.licence()).isEqualTo("ODC-BY 1.0");
                assertThat(source.sha256()).matches("[0-9a-f]{64}");
            });
            assertThat(origin.persons()).hasSize(3940);
            assertThat(origin.heldOut())
                    .hasSize(shipped.members().size())
                    .allSatisfy(persons -> assertThat(persons).isSorted().doesNotHaveDuplicates());
            // Every round deals everybody into its five folds, once.
            assertThat(origin.heldOut().stream().limit(5).flatMap(List::stream))
                    .hasSize(3940)
                    .doesNotHaveDuplicates();
            assertThat(origin.positives()).isEqualTo(550);
        }
    }

    private static RiskModel read(byte[] bytes) throws IOException {
        return RiskModelFile.read(new ByteArrayInputStream(bytes), "m.safetensors");
    }

    private static byte[] bytes(RiskModel model) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RiskModelFile.write(model, out);
        return out.toByteArray();
    }
}

package dev.wardstream.score;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a model of any kind tells of itself. Its file was read in whole and found sound: card, weights, checksum.
 *
 * @param card JSON
 * @param sha256 over card and weights, hexadecimal
 * @param bytes the file's size
 * @param cost what it takes of the machine
 */
public record ModelInfo(ModelRef ref, Kind kind, String title, String card, String sha256, int bytes, ModelCost cost) {
    /** The largest file that is read, bytes. */
    public static final int LARGEST = 16 << 20;

    /** What a model gives. */
    public enum Kind {
        /** How unusual a window is. */
        ANOMALY,
        /** The probability of an outcome. */
        RISK
    }

    /** Of all that Wardstream brings along. */
    public static List<ModelInfo> shipped() {
        return Stream.concat(Models.ids().stream(), RiskModels.ids().stream())
                .map(ModelInfo::shipped)
                .toList();
    }

    /** @throws IllegalArgumentException where no shipped model has this id */
    public static ModelInfo shipped(String id) {
        String resource = "/models/" + id + ".safetensors";
        boolean known = Models.ids().contains(id) || RiskModels.ids().contains(id);
        try (@Nullable InputStream in = known ? ModelInfo.class.getResourceAsStream(resource) : null) {
            if (in == null) {
                throw new IllegalArgumentException(
                        "no shipped model '" + id + "', there are " + Models.ids() + " and " + RiskModels.ids());
            }
            return of(in.readAllBytes(), "classpath:" + resource);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }

    /** @throws ModelFileException where the file is damaged, truncated, too large, no model of this program, or costs too much */
    public static ModelInfo read(Path file) throws IOException {
        // A pipe would be waited for, for ever.
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new ModelFileException(file.toString(), "it is no regular file");
        }
        if (Files.size(file) > LARGEST) {
            throw new ModelFileException(
                    file.toString(), "it is larger than " + LARGEST + " bytes: no model of this program");
        }
        return of(Files.readAllBytes(file), file.toString());
    }

    /**
     * @param name how errors name the file
     * @throws ModelFileException where the content is damaged, truncated, no model of this program, or costs too much
     */
    public static ModelInfo of(byte[] content, String name) throws IOException {
        if (RiskModelFile.isOne(content, name)) {
            RiskModel risk = RiskModelFile.read(new ByteArrayInputStream(content), name);
            return of(
                    content,
                    name,
                    RiskModelFile.FORMAT,
                    risk,
                    Kind.RISK,
                    risk.card().title());
        }
        RnnModel anomaly = ModelFile.read(new ByteArrayInputStream(content), name);
        return of(
                content,
                name,
                ModelFile.FORMAT,
                anomaly,
                Kind.ANOMALY,
                anomaly.card().title());
    }

    private static ModelInfo of(byte[] content, String name, String format, Model model, Kind kind, String title)
            throws IOException {
        CardedTensors file = CardedTensors.read(new ByteArrayInputStream(content), name, format);
        return new ModelInfo(model.ref(), kind, title, file.card(), file.sha256(), content.length, model.cost());
    }
}

package dev.wardstream.score;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The models that Wardstream brings along and that tell how unusual a window is, and models of any kind. */
public final class Models {
    private static final List<String> SHIPPED = List.of("wearable-1hz", "ward-hourly");

    private Models() {}

    /** The ids of all of them. */
    public static List<String> ids() {
        return SHIPPED;
    }

    /** All of them, read anew. */
    public static List<RnnModel> shipped() {
        return SHIPPED.stream().map(Models::shipped).toList();
    }

    /** All that a monitor serves where nobody has published another: these, and those of {@link RiskModels}. */
    public static List<Model> served() {
        return Stream.<Model>concat(shipped().stream(), RiskModels.shipped().stream())
                .toList();
    }

    /**
     * A model of any kind.
     *
     * @param name how errors name the file
     * @throws ModelFileException where the content is damaged, truncated or no model of this program
     */
    public static Model read(byte[] content, String name) throws IOException {
        InputStream in = new ByteArrayInputStream(content);
        return RiskModelFile.isOne(content, name) ? RiskModelFile.read(in, name) : ModelFile.read(in, name);
    }

    /** @throws IllegalArgumentException where no shipped model has this id */
    public static RnnModel shipped(String id) {
        String resource = "/models/" + id + ".safetensors";
        try (@Nullable InputStream in = Models.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("no shipped model '" + id + "', there are " + SHIPPED);
            }
            return ModelFile.read(in, "classpath:" + resource);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }
}

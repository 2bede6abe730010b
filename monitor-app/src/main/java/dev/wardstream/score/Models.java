package dev.wardstream.score;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The models that Wardstream brings along. */
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

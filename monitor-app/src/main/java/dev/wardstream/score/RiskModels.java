package dev.wardstream.score;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The risk models that Wardstream brings along. */
public final class RiskModels {
    private static final List<String> SHIPPED = List.of("risk-icu", "risk-vitals");

    private RiskModels() {}

    /** The ids of all of them. */
    public static List<String> ids() {
        return SHIPPED;
    }

    /** All of them, read anew. */
    public static List<RiskModel> shipped() {
        return SHIPPED.stream().map(RiskModels::shipped).toList();
    }

    /** @throws IllegalArgumentException where no shipped risk model has this id */
    public static RiskModel shipped(String id) {
        String resource = "/models/" + id + ".safetensors";
        try (@Nullable InputStream in = SHIPPED.contains(id) ? RiskModels.class.getResourceAsStream(resource) : null) {
            if (in == null) {
                throw new IllegalArgumentException("no shipped risk model '" + id + "', there are " + SHIPPED);
            }
            return RiskModelFile.read(in, "classpath:" + resource);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }
}

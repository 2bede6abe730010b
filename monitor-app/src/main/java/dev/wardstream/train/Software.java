package dev.wardstream.train;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;

/** What trains the models, for their cards. */
final class Software {
    private static final String DL4J_PROPERTIES = "/META-INF/maven/org.deeplearning4j/deeplearning4j-nn/pom.properties";

    private Software() {}

    /** DL4J with its version, which its jars name in Maven's properties only. */
    static String dl4j() {
        Properties properties = new Properties();
        try (@Nullable InputStream in = MultiLayerNetwork.class.getResourceAsStream(DL4J_PROPERTIES)) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "Deeplearning4j " + properties.getProperty("version", "of unknown version");
    }
}

package dev.wardstream.command;

import dev.wardstream.schemas.AvroCodec;
import dev.wardstream.schemas.avro.VitalSigns;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a sample's bytes. */
@Command(
        name = "encode",
        description =
                "Turns one sample, a JSON object with the fields of the VitalSigns schema, into the bytes that a vendor publishes:"
                        + " Avro's single-object encoding. For trying things out with kcat; a vendor's program uses the schemas jar.",
        mixinStandardHelpOptions = true)
final class EncodeCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "Holds the JSON object; without it, the standard input does.")
    private @Nullable Path from;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "Where the bytes go; without it, to the standard output.")
    private @Nullable Path to;

    @Override
    public Integer call() throws IOException {
        byte[] bytes = AvroCodec.of(VitalSigns.class).encode(VitalSignsJson.read(text()));
        if (to != null) {
            Files.write(to, bytes);
        } else {
            OutputStream out = System.out;
            out.write(bytes);
            out.flush();
        }
        return 0;
    }

    private String text() throws IOException {
        if (from != null) {
            return Files.readString(from);
        }
        InputStream in = System.in;
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
}

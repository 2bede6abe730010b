package dev.wardstream.command;

import dev.wardstream.archive.InfluxSetup;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes an InfluxDB 2 ready for the archive. */
@Command(
        name = "setup",
        description =
                "Creates organization, bucket, retention, InfluxQL mapping, a token that may write to the bucket and one"
                        + " that may read it, where they are missing or do not work; safe to repeat. Address and names are archive.url,"
                        + " archive.org and archive.bucket.",
        mixinStandardHelpOptions = true)
final class InfluxSetupCommand implements Callable<Integer> {
    static final String ADMIN_TOKEN = "WARDSTREAM_INFLUX_ADMIN_TOKEN";

    @Mixin
    private SettingsOptions settings;

    @Option(
            names = "--admin-token-file",
            paramLabel = "FILE",
            description = "Holds the token of somebody who may create all this; without it, " + ADMIN_TOKEN + " does.")
    private @Nullable Path adminTokenFile;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            required = true,
            description =
                    "Where the archive's token is put, for archive.tokenFile. One that it holds already stays while it works;"
                            + " other tokens that setup made for this bucket are revoked.")
    private Path tokenFile;

    @Option(
            names = "--read-token-file",
            paramLabel = "FILE",
            description = "The same for the dashboards' token; without it, none is made.")
    private @Nullable Path readTokenFile;

    @Option(
            names = "--retention",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "How long points are kept, such as 8760h, at least 1h; without it, for ever.")
    private @Nullable Duration retention;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        MonitorConfig.Archive archive = settings.load().archive();
        List<String> done = InfluxSetup.run(new InfluxSetup.Request(
                archive.url(),
                adminToken(),
                archive.org(),
                archive.bucket(),
                checkedRetention(),
                new TokenFile("--token-file", tokenFile),
                readTokenFile == null ? null : new TokenFile("--read-token-file", readTokenFile)));
        PrintWriter out = spec.commandLine().getOut();
        done.forEach(out::println);
        out.println("bucket " + archive.bucket() + " at " + archive.url() + " is ready; the archive's token is in "
                + tokenFile);
        out.flush();
        return 0;
    }

    private Duration checkedRetention() {
        if (retention == null) {
            return Duration.ZERO;
        }
        if (retention.compareTo(InfluxSetup.SHORTEST_RETENTION) < 0) {
            throw new IllegalArgumentException(
                    "--retention must be 1h or more, for InfluxDB keeps whole shards and a shard holds an hour at least");
        }
        return retention;
    }

    private String adminToken() {
        String token = adminTokenFile == null
                ? System.getenv().getOrDefault(ADMIN_TOKEN, "")
                : SecretFile.read("--admin-token-file", adminTokenFile);
        if (token.isBlank()) {
            throw new IllegalArgumentException(
                    "no admin token: give InfluxDB's as " + ADMIN_TOKEN + " or with --admin-token-file");
        }
        return token;
    }
}

package dev.wardstream.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the app answers. */
final class HttpOptions {
    @Option(
            names = "--http-port",
            paramLabel = "PORT",
            description = "Port of the app, instead of the setting http.port, 8080; 0 takes any free one.")
    private @Nullable Integer port;

    @Nullable Integer port() {
        return port;
    }
}

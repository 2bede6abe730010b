package dev.wardstream.command;

import dev.wardstream.demo.LocalCluster;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The embedded broker and store: their ports and their data. */
final class LocalOptions {
    @Option(
            names = "--broker-port",
            paramLabel = "PORT",
            defaultValue = "9092",
            description = "Port of the embedded broker on 127.0.0.1; 0 takes any free one. Default: ${DEFAULT-VALUE}.")
    private int brokerPort;

    @Option(
            names = "--store-port",
            paramLabel = "PORT",
            defaultValue = "9000",
            description =
                    "Port of the embedded store and its console on 127.0.0.1; 0 takes any free one. Default: ${DEFAULT-VALUE}.")
    private int storePort;

    @Option(
            names = "--fresh",
            description = "Forget what earlier runs left in the data folder: broker, store and state.")
    private boolean fresh;

    boolean isFresh() {
        return fresh;
    }

    /** Starts broker and store on the data in a folder, which is forgotten first where that was asked for. */
    LocalCluster start(Path folder) {
        if (fresh) {
            LocalCluster.wipe(folder);
        }
        return LocalCluster.start(folder, brokerPort, storePort);
    }
}

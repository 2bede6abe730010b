package dev.wardstream.demo;

import io.questdb.Bootstrap;
import io.questdb.BootstrapConfiguration;
import io.questdb.DefaultBootstrapConfiguration;
import io.questdb.PropServerConfiguration;
import io.questdb.ServerConfiguration;
import io.questdb.ServerMain;
import io.questdb.std.FilesFacadeImpl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The main class of the embedded store's process; its arguments are the data directory and the port. */
final class StoreProcess {
    private StoreProcess() {}

    public static void main(String[] arguments) {
        Path directory = Path.of(arguments[0]);
        int port = Integer.parseInt(arguments[1]);
        ChildService.run(parent -> start(new StoreConfig(directory, port, StoreKeys.of(directory))));
    }

    private static AutoCloseable start(StoreConfig config) throws IOException {
        Path data = config.directory().resolve("data");
        Path conf = Files.createDirectories(data.resolve("conf"));
        Files.write(conf.resolve("server.conf"), config.serverConf());
        Files.write(conf.resolve("log.conf"), config.logConf());
        ServerMain server = new ServerMain(new Bootstrap(guarded(config.keys(), config.port()), "-d", data.toString()));
        server.start();
        return server;
    }

    /** QuestDB's own passwords know one user, who may do everything, and no token: who comes in is decided by ours. */
    private static BootstrapConfiguration guarded(StoreKeys keys, int port) {
        return new DefaultBootstrapConfiguration() {
            @Override
            public ServerConfiguration getServerConfiguration(Bootstrap bootstrap) throws Exception {
                return new PropServerConfiguration(
                        bootstrap.getRootDirectory(),
                        bootstrap.loadProperties(),
                        getEnv(),
                        bootstrap.getLog(),
                        bootstrap.getBuildInformation(),
                        FilesFacadeImpl.INSTANCE,
                        getMicrosecondClock(),
                        (configuration, engine, freeOnExit) -> new StoreDoor(configuration, keys, port));
            }
        };
    }
}

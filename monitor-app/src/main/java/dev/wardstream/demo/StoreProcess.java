package dev.wardstream.demo;

import io.questdb.ServerMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The main class of the embedded store's process; its arguments are the data directory and the port. */
final class StoreProcess {
    private StoreProcess() {}

    public static void main(String[] arguments) {
        Path directory = Path.of(arguments[0]);
        int port = Integer.parseInt(arguments[1]);
        ChildService.run(() -> start(new StoreConfig(directory, port)));
    }

    private static AutoCloseable start(StoreConfig config) throws IOException {
        Path data = config.directory().resolve("data");
        Path conf = Files.createDirectories(data.resolve("conf"));
        Files.write(conf.resolve("server.conf"), config.serverConf());
        Files.write(conf.resolve("log.conf"), config.logConf());
        ServerMain server = new ServerMain("-d", data.toString());
        server.start();
        return server;
    }
}

package dev.wardstream.demo;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A program that starts a broker, prints its process id and then waits to be killed. */
final class BrokerParent {
    private BrokerParent() {}

    public static void main(String[] arguments) throws InterruptedException {
        try (EmbeddedBroker broker = EmbeddedBroker.start(EmbeddedBroker.Settings.local(Path.of(arguments[0]), 0))) {
            System.out.println(broker.pid());
            new CountDownLatch(1).await();
        }
    }
}

package dev.wardstream.bench;

import dev.wardstream.demo.ChildService;
import dev.wardstream.simulate.Feed;
import dev.wardstream.simulate.Pacer;
import dev.wardstream.simulate.SimulatedWard;
import dev.wardstream.simulate.VitalsPublisher;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The main class of the process that is the devices: each sends in real time whatever becomes of it, so that a monitor that is slow
 * does not slow them down. Its argument is the file of its settings.
 */
final class DevicesProcess implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DevicesProcess.class);
    private static final int TELL_EVERY_MS = 100;

    private final VitalsPublisher publisher;
    private final Pacer pacer = Pacer.atSpeed(1);
    private final Thread thread;
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor();

    private DevicesProcess(VitalsPublisher publisher, Feed ward) {
        this.publisher = publisher;
        thread = new Thread(() -> publish(ward), "devices");
    }

    public static void main(String[] arguments) {
        ChildService.run(parent -> start(SettingsFile.read(Path.of(arguments[0]), DevicesSettings.class), parent));
    }

    private static DevicesProcess start(DevicesSettings settings, Consumer<String> parent) {
        Feed ward = RestlessWard.of(SimulatedWard.of(settings.patients(), settings.seed(), System.currentTimeMillis())
                .lasting(Duration.ofSeconds(settings.seconds())));
        VitalsPublisher publisher = new VitalsPublisher(Map.copyOf(settings.kafka()));
        publisher.assign(ward);
        DevicesProcess devices = new DevicesProcess(publisher, ward);
        devices.thread.start();
        var unused = devices.ticker.scheduleAtFixedRate(
                () -> parent.accept(devices.sent().toLine()), TELL_EVERY_MS, TELL_EVERY_MS, TimeUnit.MILLISECONDS);
        return devices;
    }

    private Sent sent() {
        return new Sent(publisher.progress().published(), TimeUnit.NANOSECONDS.toMillis(pacer.lateNanos()));
    }

    /**
     * How far the devices are.
     *
     * @param samples that the broker has acknowledged
     * @param lateMillis how long the newest of them was due before it was sent
     */
    record Sent(long samples, long lateMillis) {
        static final Sent NOTHING = new Sent(0, 0);

        static Sent ofLine(String line) {
            int space = line.indexOf(' ');
            return new Sent(Long.parseLong(line.substring(0, space)), Long.parseLong(line.substring(space + 1)));
        }

        private String toLine() {
            return samples + " " + lateMillis;
        }
    }

    private void publish(Feed ward) {
        try {
            publisher.publish(ward, pacer);
        } catch (InterruptedException e) {
            LOG.warn("interrupted while publishing", e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        pacer.stop();
        thread.join();
        ticker.shutdown();
        publisher.close();
    }
}

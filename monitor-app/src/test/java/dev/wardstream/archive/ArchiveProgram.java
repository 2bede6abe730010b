package dev.wardstream.archive;

import dev.wardstream.alarm.AlarmPolicy;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** An archive as a program of its own, for tests that kill it. Arguments: bootstrap servers, the store's URL and token. */
final class ArchiveProgram {
    /** A static member: the next start takes over at once instead of waiting for the dead one's session to end. */
    static final String MEMBER = "archive-1";

    private ArchiveProgram() {}

    public static void main(String[] arguments) throws InterruptedException {
        Map<String, Object> kafka = Map.of("bootstrap.servers", arguments[0], "group.instance.id", MEMBER);
        ArchiveSettings settings = new ArchiveSettings(
                URI.create(arguments[1]),
                arguments[2],
                "ward",
                "ward",
                500,
                Duration.ofSeconds(10),
                Duration.ofSeconds(1));
        try (Archive archive = Archive.start(settings, kafka, AlarmPolicy.defaults(), WardNow.wall())) {
            System.out.println(archive.health());
            new CountDownLatch(1).await();
        }
    }
}

package dev.wardstream.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A program that starts a service of its own jar, prints whether that has mapped an archive of its classes, and ends it in order. */
final class ArchivedService {
    private ArchivedService() {}

    /** The service. */
    static final class Idle {
        private Idle() {}

        public static void main(String[] arguments) {
            ChildService.run(parent -> () -> {});
        }
    }

    public static void main(String[] arguments) throws Exception {
        try (ChildProcess service = ChildProcess.start(new ChildProcess.Spec(
                "an idle service", Idle.class, List.of(), List.of(), Path.of(arguments[0]), Duration.ofMinutes(3)))) {
            Path maps = Path.of("/proc", String.valueOf(service.pid()), "maps");
            System.out.println(Files.readString(maps).contains("Idle-"));
        }
    }
}

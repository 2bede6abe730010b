package dev.wardstream.grafana;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** A real program that a test runs against: where it is missing the test is skipped, but never in CI. */
public final class InstalledProgram {
    private InstalledProgram() {}

    /** Its path; the calling test ends here where it is not installed. */
    public static String require(String program, String debianPackage) {
        String missing = program + " is not installed, and what needs it was not tried: apt install " + debianPackage;
        boolean there = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        if (!there && "true".equals(System.getenv("CI"))) {
            Assertions.fail(missing);
        }
        Assumptions.assumeTrue(there, missing);
        return program;
    }
}

package dev.wardstream.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerOnlyTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void onlyWherePermissionsAre() {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
    }

    @Test
    void aNewFolderAndANewFileAreForTheirOwnerAlone() throws IOException {
        Path state = OwnerOnly.folder(folder.resolve("state").resolve("deeper"));

        assertThat(permissions(state)).isEqualTo("rwx------");
        assertThat(permissions(folder.resolve("state"))).isEqualTo("rwx------");
        assertThat(permissions(OwnerOnly.newFile(state, "secret"))).isEqualTo("rw-------");
    }

    @Test
    void aFolderThatSomebodyElseMadeIsClosed() throws IOException {
        Path state = Files.createDirectory(folder.resolve("state"));
        Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwxr-xr-x"));

        OwnerOnly.close(OwnerOnly.folder(state));

        assertThat(permissions(state)).isEqualTo("rwx------");
    }

    @Test
    void logsAreForTheirOwnerAndGroup() throws IOException {
        for (String file : List.of("/log4j2.xml", "/dev/wardstream/demo/child-log4j2.xml")) {
            try (InputStream in = Objects.requireNonNull(OwnerOnlyTest.class.getResourceAsStream(file))) {
                assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                        .as(file)
                        .contains("filePermissions=\"rw-r-----\"");
            }
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}

package dev.wardstream.settings;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/** Files and folders that nobody but their owner may look into, from their first moment on; by the system's rule on Windows. */
public final class OwnerOnly {
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    private OwnerOnly() {}

    /** Makes the folder, and those above it that are missing. One that is there is left as it is. */
    public static Path folder(Path folder) throws IOException {
        return Files.createDirectories(folder, attribute(FOLDER));
    }

    /** Makes the folder that a file is in, or will be. */
    public static Path folderOf(Path file) throws IOException {
        return folder(Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file that is in no folder"));
    }

    /** Takes from others what they may do in a folder of ours that somebody else made. */
    public static void close(Path folder) throws IOException {
        if (isPosix()) {
            Files.setPosixFilePermissions(folder, FOLDER);
        }
    }

    /** A new file in the folder, of a name of its own that begins like this. */
    public static Path newFile(Path folder, String prefix) throws IOException {
        return Files.createTempFile(folder, prefix, null, attribute(FILE));
    }

    private static FileAttribute<?>[] attribute(Set<PosixFilePermission> permissions) {
        return isPosix()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}

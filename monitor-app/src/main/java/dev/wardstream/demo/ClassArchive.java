package dev.wardstream.demo;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The classes of a service as a JVM keeps them once they are loaded and verified (class data sharing), in a file beside the
 * program's jar. A service starts with it for half the CPU time. The first run of a jar makes it when the service ends, and the
 * runs after it use it; the JVM itself refuses a file of other jars or of another JVM, and starts without.
 */
final class ClassArchive {
    private static final Logger LOG = LoggerFactory.getLogger(ClassArchive.class);
    /** What cannot be archived or used is no trouble of the service, whose output it would go to. */
    private static final String QUIET = "-Xlog:cds*=off";

    private final Path jar;
    private final Path kept;
    private final Path made;

    private ClassArchive(Path jar, String service) {
        this.jar = jar;
        this.kept = jar.resolveSibling(service + "-" + Runtime.version() + ".jsa");
        // Of its own name, since another run of the same jar may end at the same moment.
        this.made = jar.resolveSibling(
                kept.getFileName() + "." + ProcessHandle.current().pid());
    }

    /** The archive of a service; null where the class path is not one jar, whose classes alone can be archived. */
    static @Nullable ClassArchive of(Class<?> service, String classPath) {
        return classPath.endsWith(".jar") && !classPath.contains(File.pathSeparator)
                ? new ClassArchive(Path.of(classPath).toAbsolutePath(), service.getSimpleName())
                : null;
    }

    /** The class path under which it is made and used: the JVM compares it letter by letter. */
    String classPath() {
        return jar.toString();
    }

    /** The JVM's options that use it, or make it where it is missing or older than the program. */
    List<String> options() {
        try {
            if (isCurrent()) {
                return List.of("-XX:SharedArchiveFile=" + kept, QUIET);
            }
            if (Files.isWritable(kept.resolveSibling("."))) {
                deleteLeft();
                return List.of("-XX:ArchiveClassesAtExit=" + made, QUIET);
            }
        } catch (IOException e) {
            LOG.debug("Without an archive of classes beside {}", jar, e);
        }
        return List.of();
    }

    /**
     * Keeps what the service has made of it when it ended.
     *
     * @param exitCode other than 0 where it did not end in order, so that the file may be part of one
     */
    void keep(int exitCode) {
        try {
            if (exitCode != 0) {
                Files.deleteIfExists(made);
            } else if (Files.exists(made)) {
                Files.move(made, kept, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            LOG.debug("{} cannot be kept: the next start is as slow as this one", kept, e);
        }
    }

    /** What was left by runs that were killed before they could keep it. */
    private void deleteLeft() throws IOException {
        Pattern left = Pattern.compile(Pattern.quote(kept.getFileName() + ".") + "([0-9]{1,18})");
        try (Stream<Path> files = Files.list(kept.resolveSibling("."))) {
            for (Path file : files.toList()) {
                Matcher run = left.matcher(String.valueOf(file.getFileName()));
                if (run.matches()
                        && ProcessHandle.of(Long.parseLong(run.group(1))).isEmpty()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private boolean isCurrent() throws IOException {
        if (!Files.exists(kept)) {
            return false;
        }
        FileTime since = Files.getLastModifiedTime(kept);
        for (Path path : jars()) {
            if (Files.exists(path) && Files.getLastModifiedTime(path).compareTo(since) >= 0) {
                return false;
            }
        }
        return true;
    }

    /** The program's jar and those that its manifest names. */
    private List<Path> jars() throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            Manifest manifest = file.getManifest();
            String others =
                    manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            return Stream.concat(Stream.of(jar), others == null ? Stream.of() : beside(others))
                    .toList();
        }
    }

    private Stream<Path> beside(String names) {
        return Stream.of(names.strip().split(" +"))
                .map(name -> Path.of(jar.toUri().resolve(name)));
    }
}

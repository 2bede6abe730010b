package dev.wardstream.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which JVM options a service gets, run by run. A real JVM takes them in {@link ClassArchiveIT}. */
class ClassArchiveTest {
    private static final FileTime BUILT = FileTime.fromMillis(1_700_000_000_000L);

    @TempDir
    private Path folder;

    private Path jar;
    private Path library;

    @BeforeEach
    void aProgramOfTwoJars() throws Exception {
        jar = folder.resolve("program.jar");
        library = Files.createFile(Files.createDirectory(folder.resolve("lib")).resolve("library.jar"));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, "lib/library.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out, manifest)) {
            entries.finish();
        }
        Files.setLastModifiedTime(jar, BUILT);
        Files.setLastModifiedTime(library, BUILT);
    }

    @Test
    void theFirstRunMakesItAndTheNextUsesIt() throws Exception {
        ClassArchive first = archive();
        Files.createFile(whatItMakes(first));
        first.keep(0);
        assertThat(archive().options().get(0)).startsWith("-XX:SharedArchiveFile=" + folder);
        assertThat(folder.toFile().list((in, name) -> name.contains(".jsa"))).hasSize(1);
    }

    @Test
    void whatARunLeftThatDidNotEndInOrderIsNotKept() throws Exception {
        ClassArchive killed = archive();
        Path part = Files.createFile(whatItMakes(killed));
        killed.keep(137);
        assertThat(part).doesNotExist();
        whatItMakes(archive());
    }

    @Test
    void whatARunLeftThatWasKilledIsGoneAtTheNextStart() throws Exception {
        String made = whatItMakes(archive()).toString();
        Process killed = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version")
                .start();
        killed.waitFor();
        Path left = Files.createFile(Path.of(made.substring(0, made.lastIndexOf('.') + 1) + killed.pid()));
        Path ours = Files.createFile(Path.of(made));
        archive().options();
        assertThat(left).doesNotExist();
        assertThat(ours).exists();
    }

    @Test
    void aNewerProgramOrLibraryGetsANewOne() throws Exception {
        for (Path built : new Path[] {jar, library}) {
            ClassArchive before = archive();
            Files.createFile(whatItMakes(before));
            before.keep(0);
            Files.setLastModifiedTime(built, FileTime.fromMillis(System.currentTimeMillis() + 60_000));
            whatItMakes(archive());
            Files.setLastModifiedTime(built, BUILT);
            Files.delete(Path.of(archive().options().get(0).replace("-XX:SharedArchiveFile=", "")));
        }
    }

    @Test
    void aProgramThatIsNoJarStartsAsEver() {
        String folders = "classes" + File.pathSeparator + jar;
        assertThat(ClassArchive.of(BrokerProcess.class, folders)).isNull();
        assertThat(ClassArchive.of(BrokerProcess.class, "target/classes")).isNull();
    }

    @Test
    void whereNothingCanBeWrittenNothingIsMade() {
        ClassArchive nowhere = ClassArchive.of(
                BrokerProcess.class,
                folder.resolve("gone").resolve("program.jar").toString());
        assertThat(Objects.requireNonNull(nowhere).options()).isEmpty();
    }

    private ClassArchive archive() {
        return Objects.requireNonNull(ClassArchive.of(BrokerProcess.class, jar.toString()));
    }

    private static Path whatItMakes(ClassArchive archive) {
        String option = archive.options().get(0);
        assertThat(option).startsWith("-XX:ArchiveClassesAtExit=");
        return Path.of(option.substring(option.indexOf('=') + 1));
    }
}

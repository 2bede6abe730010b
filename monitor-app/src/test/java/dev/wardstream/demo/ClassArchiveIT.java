package dev.wardstream.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A service whose classes a real JVM archives, of a program that is packaged as ours: a jar, and libraries beside it. */
class ClassArchiveIT {
    @TempDir
    private Path folder;

    @Test
    @EnabledOnOs(OS.LINUX)
    void theSecondStartOfAJarTakesTheClassesOfTheFirstAndADamagedArchiveIsNoHindrance() throws Exception {
        Path jar = packaged();
        assertThat(visit(jar)).as("the first start").isEqualTo("false");
        Path archive = archive();
        assertThat(visit(jar)).as("the second").isEqualTo("true");

        assertThat(archive.toFile().setWritable(true)).isTrue();
        Files.writeString(archive, "no archive");
        assertThat(visit(jar)).as("on a damaged archive").isEqualTo("false");
    }

    /** Starts and ends the service; whether it took its classes from an archive. */
    private String visit(Path jar) throws Exception {
        Path errors = folder.resolve("errors.txt");
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        jar.toString(),
                        ArchivedService.class.getName(),
                        folder.resolve("service.log").toString())
                .redirectError(errors.toFile())
                .start();
        String told = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(program.waitFor()).as(Files.readString(errors)).isZero();
        return told;
    }

    private Path archive() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jsa"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private Path packaged() throws IOException {
        Path libraries = Files.createDirectory(folder.resolve("lib"));
        List<Path> folders = new ArrayList<>();
        List<String> names = new ArrayList<>();
        String classPath = System.getProperty("java.class.path");
        for (String entry : Arrays.stream(classPath.split(File.pathSeparator)).toList()) {
            Path path = Path.of(entry);
            if (Files.isDirectory(path)) {
                folders.add(path);
            } else if (path.getFileName().toString().matches("(log4j-|slf4j-|wardstream).*[.]jar")) {
                Files.copy(path, libraries.resolve(path.getFileName()));
                names.add("lib/" + path.getFileName());
            }
        }
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, String.join(" ", names));
        Path jar = folder.resolve("program.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out, manifest)) {
            Set<String> added = new HashSet<>();
            for (Path classes : folders) {
                add(classes, entries, added);
            }
        }
        return jar;
    }

    private static void add(Path folder, JarOutputStream entries, Set<String> added) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString().replace(File.separatorChar, '/');
                if (added.add(name)) {
                    entries.putNextEntry(new JarEntry(name));
                    Files.copy(file, entries);
                    entries.closeEntry();
                }
            }
        }
    }
}

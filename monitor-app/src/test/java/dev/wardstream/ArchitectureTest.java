package dev.wardstream;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The map of packages: who may import whom. The tree is the pipeline, and a new package must be put on this map before it
 * builds.
 */
class ArchitectureTest {
    private static final String ROOT = "dev.wardstream";

    /** Package → the packages of ours that it may import, itself aside. */
    private static final Map<String, Set<String>> MAP = new TreeMap<>(Map.ofEntries(
            Map.entry("vitals", Set.of()),
            Map.entry("intake", Set.of("vitals")),
            Map.entry("state", Set.of("vitals")),
            Map.entry("window", Set.of("vitals", "state")),
            Map.entry("score", Set.of("vitals", "state", "window")),
            Map.entry("words", Set.of("vitals")),
            Map.entry("alarm", Set.of("vitals", "state", "score", "words")),
            Map.entry("patient", Set.of("vitals", "state", "window", "score", "alarm")),
            Map.entry(
                    "wire", Set.of("vitals", "state", "window", "score", "words", "alarm", "schemas", "schemas.avro")),
            Map.entry(
                    "pipeline",
                    Set.of(
                            "vitals",
                            "state",
                            "intake",
                            "window",
                            "score",
                            "words",
                            "alarm",
                            "patient",
                            "wire",
                            "settings",
                            "schemas",
                            "schemas.avro")),
            Map.entry("deploy", Set.of("score", "wire", "pipeline")),
            Map.entry("settings", Set.of()),
            Map.entry("access", Set.of("vitals", "words", "wire", "settings", "schemas.avro")),
            Map.entry(
                    "ward",
                    Set.of(
                            "vitals",
                            "score",
                            "words",
                            "alarm",
                            "wire",
                            "access",
                            "page",
                            "handover",
                            "review",
                            "train",
                            "schemas.avro")),
            Map.entry("archive", Set.of("vitals", "score", "words", "alarm", "wire", "schemas.avro")),
            Map.entry("watch", Set.of("vitals", "wire", "schemas.avro")),
            Map.entry("notify", Set.of("vitals", "words", "alarm", "wire", "access", "settings", "schemas.avro")),
            Map.entry("recordings", Set.of("vitals")),
            Map.entry("statistics", Set.of()),
            Map.entry("simulate", Set.of("vitals", "recordings", "wire", "schemas", "schemas.avro")),
            Map.entry(
                    "train",
                    Set.of(
                            "vitals",
                            "statistics",
                            "recordings",
                            "intake",
                            "window",
                            "score",
                            "alarm",
                            "patient",
                            "replay",
                            "settings")),
            Map.entry("page", Set.of()),
            Map.entry(
                    "handover", Set.of("vitals", "score", "words", "alarm", "wire", "page", "notify", "schemas.avro")),
            Map.entry("replay", Set.of("vitals", "recordings", "intake")),
            Map.entry(
                    "burden",
                    Set.of("vitals", "statistics", "recordings", "score", "alarm", "patient", "replay", "train")),
            Map.entry(
                    "review",
                    Set.of("vitals", "score", "words", "alarm", "patient", "wire", "train", "burden", "schemas.avro")),
            Map.entry(
                    "evaluate",
                    Set.of(
                            "vitals",
                            "statistics",
                            "recordings",
                            "intake",
                            "window",
                            "score",
                            "alarm",
                            "patient",
                            "replay",
                            "train",
                            "page",
                            "burden")),
            Map.entry(
                    "bench",
                    Set.of(
                            "vitals",
                            "intake",
                            "window",
                            "score",
                            "alarm",
                            "patient",
                            "wire",
                            "pipeline",
                            "settings",
                            "simulate",
                            "train",
                            "demo"))));

    /** What only some packages may import from outside: package of theirs → packages of ours. */
    private static final Map<String, Set<String>> RESERVED = Map.ofEntries(
            Map.entry("org.deeplearning4j..", Set.of("train")),
            Map.entry("org.nd4j..", Set.of("train")),
            Map.entry("org.tribuo..", Set.of("evaluate")),
            Map.entry("org.apache.commons.math3..", Set.of("statistics")),
            // What the monitor is measured against is written as a user would write it.
            Map.entry("org.apache.kafka.streams..", Set.of("pipeline", "bench")),
            Map.entry("com.influxdb..", Set.of("archive")),
            Map.entry("jakarta.mail..", Set.of("notify")),
            Map.entry("com.samskivert.mustache..", Set.of("notify")),
            Map.entry("systems.uom..", Set.of("command")),
            Map.entry("com.password4j..", Set.of("access")),
            Map.entry("com.nulabinc..", Set.of("access")));

    /** The packages that are plain Java: no Kafka, no clock, no files, no network. */
    private static final List<String> PURE =
            List.of("vitals", "state", "intake", "window", "score", "words", "alarm", "patient");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void everyPackageImportsOnlyWhatTheMapAllows() {
        MAP.forEach((name, allowed) -> {
            List<String> ours = new ArrayList<>(allowed);
            ours.add(name);
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + "." + name + "..")
                    .should()
                    .dependOnClassesThat(oursOutside(ours))
                    .because("the map gives " + name + " only " + allowed)
                    .check(CLASSES);
        });
    }

    @Test
    void everyPackageIsOnTheMap() {
        Set<String> packages = CLASSES.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(ROOT + "."))
                .map(name -> name.substring(ROOT.length() + 1))
                .filter(name -> !name.startsWith("schemas"))
                .collect(Collectors.toSet());
        packages.removeAll(MAP.keySet());
        // These two tie everything together and may import all.
        packages.removeAll(Set.of("demo", "command"));

        assertThat(packages).as("packages that the map does not name").isEmpty();
    }

    @Test
    void heavyLibrariesStayInTheirRoom() {
        RESERVED.forEach((library, rooms) -> noClasses()
                .that()
                .resideOutsideOfPackages(
                        rooms.stream().map(room -> ROOT + "." + room + "..").toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .allowEmptyShould(true)
                .because(library + " belongs to " + rooms)
                .check(CLASSES));
    }

    @Test
    void theCoreIsPlainJavaWithoutAClock() {
        for (String name : PURE) {
            classes()
                    .that()
                    .resideInAPackage(ROOT + "." + name)
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            ROOT + "..",
                            "java.lang..",
                            "java.util..",
                            "java.time..",
                            "java.text..",
                            "java.nio",
                            "java.nio.charset..",
                            "java.math..",
                            "org.jspecify..",
                            // The model file is read here, and its metadata is JSON.
                            name.equals("score") ? "java.io.." : "java.lang..",
                            name.equals("score") ? "java.nio.file.." : "java.lang..",
                            name.equals("score") ? "java.security.." : "java.lang..",
                            name.equals("score") ? "com.fasterxml.jackson.." : "java.lang..")
                    .check(CLASSES);
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + "." + name)
                    .should()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callMethod(System.class, "nanoTime")
                    .orShould()
                    .callMethod(java.time.Instant.class, "now")
                    .orShould()
                    .callMethod(Math.class, "random")
                    .because("time is an input and chance has a seed")
                    .check(CLASSES);
        }
    }

    private static DescribedPredicate<JavaClass> oursOutside(List<String> allowed) {
        return DescribedPredicate.describe(
                "are ours and outside " + allowed,
                type -> type.getPackageName().startsWith(ROOT)
                        && allowed.stream()
                                .map(name -> ROOT + "." + name)
                                .noneMatch(name -> type.getPackageName().equals(name)));
    }
}

package dev.wardstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** No library is older than the version that mends its last known hole. A new hole is a new line here, or a higher floor. */
class ShippedLibrariesTest {
    private static final Pattern JAR = Pattern.compile("(.+?)-(\\d[\\w.-]*?)(?:-(?:linux|windows|macosx).*)?\\.jar");

    /** The first version without the hole, and the hole. */
    private static final Map<String, Floor> FLOORS = floors();

    /** Never again: replaced by another library, or without a version that is mended. */
    private static final List<String> BANNED =
            List.of("log4j", "jackson-mapper-asl", "commons-httpclient", "xstream", "ant");

    private record Floor(String version, String hole) {}

    @Test
    void eachIsAtLeastTheVersionThatMendsWhatIsKnown() {
        Map<String, String> shipped = onTheClassPath();
        // What the floors are about is there: a name that changed would make this hold for nothing.
        assertThat(shipped.keySet()).containsAll(FLOORS.keySet());
        FLOORS.forEach((name, floor) -> assertThat(compare(String.valueOf(shipped.get(name)), floor.version()))
                .as(name + " " + shipped.get(name) + " has " + floor.hole() + ": " + floor.version() + " or newer")
                .isNotNegative());
        assertThat(shipped.keySet()).doesNotContainAnyElementsOf(BANNED);
    }

    @Test
    void versionsAreComparedByTheirNumbers() {
        assertThat(compare("1.21", "1.26.0")).isNegative();
        assertThat(compare("3.9", "3.10")).isNegative();
        assertThat(compare("2.20.0", "2.14.0")).isPositive();
        assertThat(compare("1.1.10.7", "1.1.10.4")).isPositive();
    }

    private static Map<String, Floor> floors() {
        Map<String, Floor> floors = new LinkedHashMap<>();
        floors.put("commons-compress", new Floor("1.26.0", "CVE-2024-25710 and CVE-2024-26308"));
        floors.put("commons-io", new Floor("2.14.0", "CVE-2024-47554"));
        floors.put("commons-net", new Floor("3.9.0", "CVE-2021-37533"));
        floors.put("commons-lang3", new Floor("3.18.0", "CVE-2025-48924"));
        floors.put("commons-beanutils", new Floor("1.11.0", "CVE-2025-48734"));
        floors.put("commons-collections", new Floor("3.2.2", "CVE-2015-7501"));
        floors.put("avro", new Floor("1.11.4", "CVE-2024-47561"));
        floors.put("log4j-core", new Floor("2.17.1", "CVE-2021-44228 and CVE-2021-44832"));
        floors.put("protobuf-java", new Floor("3.25.5", "CVE-2024-7254"));
        floors.put("snappy-java", new Floor("1.1.10.4", "CVE-2023-43642"));
        floors.put("lz4-java", new Floor("1.10.1", "CVE-2025-12183 and CVE-2025-66566"));
        floors.put("okio-jvm", new Floor("3.4.0", "CVE-2023-3635"));
        floors.put("gson", new Floor("2.8.9", "CVE-2022-25647"));
        floors.put("jackson-databind", new Floor("2.13.4", "CVE-2022-42003"));
        floors.put("jackson-core", new Floor("2.15.0", "CVE-2025-52999"));
        floors.put("kafka-clients", new Floor("3.9.1", "CVE-2025-27817"));
        floors.put("jetty-http", new Floor("12.0.12", "CVE-2024-6763"));
        floors.put("jose4j", new Floor("0.9.6", "CVE-2024-29371"));
        floors.put("angus-mail", new Floor("2.0.4", "CVE-2025-7962"));
        return floors;
    }

    private static Map<String, String> onTheClassPath() {
        Map<String, String> jars = new LinkedHashMap<>();
        Arrays.stream(classPath().split(File.pathSeparator, -1)).forEach(entry -> {
            Matcher jar = JAR.matcher(new File(entry).getName());
            if (jar.matches()) {
                jars.putIfAbsent(jar.group(1), jar.group(2));
            }
        });
        return jars;
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""));
    }

    private static int compare(String one, String other) {
        int[] a = numbers(one);
        int[] b = numbers(other);
        return Arrays.compare(a, b);
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("[.-]", -1))
                .takeWhile(part -> part.matches("\\d+"))
                .mapToInt(Integer::parseInt)
                .toArray();
    }
}

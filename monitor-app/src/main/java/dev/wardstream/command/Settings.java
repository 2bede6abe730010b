package dev.wardstream.command;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import dev.wardstream.settings.ConfigFault;
import dev.wardstream.vitals.VitalSign;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where settings come from: the reference, then a file, then the environment; the last that names a setting wins. */
final class Settings {
    private static final String REFERENCE = "wardstream.conf";
    private static final String PREFIX = "WARDSTREAM_";
    private static final String KAFKA_PREFIX = PREFIX + "KAFKA_";
    private static final String LIMITS = "alarm.limits.";
    private static final List<String> LIMIT_PARTS =
            List.of("low", "high", "extremeLow", "extremeHigh", "hysteresis", "delay", "extremeDelay");
    private static final String WEBHOOKS = "notify.webhooks.";
    private static final List<String> WEBHOOK_PARTS = List.of("url", "template", "secret", "token", "topic");
    private static final Pattern WEBHOOK_VARIABLE = Pattern.compile(
            variableOf(WEBHOOKS) + "(.+)_(" + String.join("|", WEBHOOK_PARTS).toUpperCase(Locale.ROOT) + ")");

    /** Variables with our prefix that are no settings: what a hook of watch inherits among them, which may call us. */
    private static final Set<String> OTHER_VARIABLES = Stream.concat(
                    Pager.VARIABLES.stream(),
                    // Where tests look for recordings, and the image that Compose runs.
                    Stream.of(InfluxSetupCommand.ADMIN_TOKEN, "WARDSTREAM_DATA", "WARDSTREAM_VERSION"))
            .collect(Collectors.toUnmodifiableSet());

    private static final int MOST_PROPOSED = 4;

    private Settings() {}

    /** @throws IllegalArgumentException naming the setting that is wrong and where it stands, and no value */
    static Config load(@Nullable Path file, Map<String, String> environment) {
        try {
            Config reference = ConfigFactory.parseResources(Settings.class.getClassLoader(), REFERENCE);
            Config own = file == null ? ConfigFactory.empty() : read(file);
            requireKnown(own, reference);
            return fromEnvironment(reference, environment)
                    .withFallback(own)
                    .withFallback(reference)
                    .resolve();
        } catch (ConfigException e) {
            throw new IllegalArgumentException("in the settings: " + ConfigFault.of(e));
        }
    }

    /** The variable that overrides a setting: {@code alarm.noDataAfter} is {@code WARDSTREAM_ALARM_NO_DATA_AFTER}. */
    static String variableOf(String path) {
        return PREFIX
                + path.replace("\"", "")
                        .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                        .replaceAll("[.-]", "_")
                        .toUpperCase(Locale.ROOT);
    }

    /** Whether a variable of the environment is meant for the settings. */
    static boolean isSetting(String variable) {
        return variable.startsWith(PREFIX) && !OTHER_VARIABLES.contains(variable);
    }

    private static Config read(Path file) {
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException("--config " + file + ": no such file, or not readable");
        }
        return ConfigFactory.parseFile(file.toFile());
    }

    private static void requireKnown(Config own, Config reference) {
        for (Map.Entry<String, ConfigValue> setting : own.entrySet()) {
            String path = setting.getKey();
            if (!path.startsWith("kafka.") && !isLimit(path) && !isWebhook(path) && !reference.hasPathOrNull(path)) {
                throw new IllegalArgumentException("there is no setting " + path + " ("
                        + setting.getValue().origin().description() + "); wardstream.conf lists those there are");
            }
        }
    }

    private static boolean isLimit(String path) {
        List<String> elements = ConfigUtil.splitPath(path);
        return path.startsWith(LIMITS)
                && elements.size() == 4
                && VitalSign.ofField(elements.get(2)) != null
                && LIMIT_PARTS.contains(elements.get(3));
    }

    private static boolean isWebhook(String path) {
        List<String> elements = ConfigUtil.splitPath(path);
        return path.startsWith(WEBHOOKS) && elements.size() == 4 && WEBHOOK_PARTS.contains(elements.get(3));
    }

    /** The setting of a webhook that a variable names, null where it names none; a webhook's name is its setting's. */
    private static @Nullable String webhookPath(String variable) {
        Matcher named = WEBHOOK_VARIABLE.matcher(variable);
        return named.matches()
                ? ConfigUtil.joinPath(
                        "notify",
                        "webhooks",
                        named.group(1).toLowerCase(Locale.ROOT).replace('_', '-'),
                        named.group(2).toLowerCase(Locale.ROOT))
                : null;
    }

    private static Config fromEnvironment(Config reference, Map<String, String> environment) {
        Map<String, String> paths = new TreeMap<>();
        reference.entrySet().forEach(setting -> paths.put(variableOf(setting.getKey()), setting.getKey()));
        VitalSign.ALL.forEach(vital -> LIMIT_PARTS.forEach(part -> {
            String path = LIMITS + vital.field() + "." + part;
            paths.put(variableOf(path), path);
        }));
        Config overriding = ConfigFactory.empty();
        for (Map.Entry<String, String> variable : new TreeMap<>(environment).entrySet()) {
            String name = variable.getKey();
            String path = paths.get(name);
            if (path == null) {
                path = webhookPath(name);
            }
            if (path == null && name.startsWith(KAFKA_PREFIX)) {
                String property = name.substring(KAFKA_PREFIX.length())
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '.');
                path = ConfigUtil.joinPath("kafka", property);
            }
            if (path != null) {
                overriding = overriding.withValue(path, valueOf(path, variable.getValue(), reference, name));
            } else if (isSetting(name)) {
                throw new IllegalArgumentException("there is no setting " + name + " (environment); "
                        + proposed(name, paths.keySet()) + "; wardstream.conf lists those there are");
            }
        }
        return overriding;
    }

    /** Those that begin most like an unknown one. */
    private static String proposed(String unknown, Set<String> known) {
        int alike =
                known.stream().mapToInt(one -> commonPrefix(unknown, one)).max().orElse(0);
        return known.stream()
                .filter(one -> commonPrefix(unknown, one) == alike)
                .limit(MOST_PROPOSED)
                .collect(Collectors.joining(", ", "like it are ", ""));
    }

    private static int commonPrefix(String one, String other) {
        int different = Arrays.mismatch(one.toCharArray(), other.toCharArray());
        return different < 0 ? one.length() : different;
    }

    private static ConfigValue valueOf(String path, String text, Config reference, String variable) {
        boolean isList = reference.hasPath(path) && reference.getValue(path).unwrapped() instanceof List<?>;
        return isList
                ? ConfigValueFactory.fromIterable(List.of(text.split("\\s*,\\s*")), variable)
                : ConfigValueFactory.fromAnyRef(text, variable);
    }
}

package dev.wardstream.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigOrigin;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is wrong with a file of settings: where, which setting, and what kind of value it must have. The library's own messages
 * quote values and bits of the file, which may be secrets, so none is passed on, not even as a cause.
 */
public final class ConfigFault {
    private static final Pattern BAD_VALUE = Pattern.compile("Invalid value at '(.*?)':");
    private static final Pattern ONE_OF = Pattern.compile(".*\\(should be one of \\[([\\w, ]*)]", Pattern.DOTALL);
    private static final Pattern WRONG_TYPE = Pattern.compile("([^:\\n]*) has type ([\\w ]+) rather than ([\\w -]+)");
    private static final Pattern KEY = Pattern.compile("key '([^'\\n]*)'");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{\\??([\\w.-]{1,100})}");

    private ConfigFault() {}

    /** What we find wrong with a setting: file, line, path, and what is wrong, which must quote no value. */
    public static IllegalArgumentException at(ConfigOrigin origin, String path, String what) {
        return new IllegalArgumentException(origin.description() + ": " + path + ": " + what);
    }

    /**
     * Refuses settings that are not among those that are known.
     *
     * @param path what goes before their names
     * @param what is wrong with one that is unknown
     */
    public static void requireKnown(Config config, Collection<String> known, String path, String what) {
        config.root().forEach((name, value) -> {
            if (!known.contains(name)) {
                throw at(value.origin(), path + name, what);
            }
        });
    }

    /** File, line, setting and what is wrong, without any value. */
    public static String of(ConfigException e) {
        String where = e.origin() == null ? "" : e.origin().description() + ": ";
        return where + what(e, String.valueOf(e.getMessage()));
    }

    private static String what(ConfigException e, String message) {
        if (e instanceof ConfigException.Null) {
            return setting(KEY, message) + " is null, which it must not be";
        } else if (e instanceof ConfigException.Missing) {
            return setting(KEY, message) + " is missing";
        } else if (e instanceof ConfigException.WrongType) {
            return wrongType(message);
        } else if (e instanceof ConfigException.BadValue) {
            return setting(BAD_VALUE, message) + " " + badValue(message);
        } else if (e instanceof ConfigException.UnresolvedSubstitution) {
            Matcher variable = VARIABLE.matcher(message);
            return (variable.find() ? "${" + variable.group(1) + "}" : "a substitution")
                    + " has no value: nobody sets it";
        } else if (e instanceof ConfigException.IO) {
            return "it, or what it includes, cannot be read";
        } else if (e instanceof ConfigException.BadPath) {
            return "the name of a setting is none: quote what is not a letter, digit, hyphen or underscore";
        } else if (e instanceof ConfigException.Parse) {
            return "this is no HOCON, here or just before: look for a quote, brace, comma or = that is missing or too many";
        }
        return "a setting is wrong";
    }

    private static String wrongType(String message) {
        Matcher types = WRONG_TYPE.matcher(message);
        if (!types.find()) {
            return "a setting has a value of the wrong kind";
        }
        String actual = types.group(2).startsWith("out") ? "a number out of range" : types.group(2);
        return types.group(1).strip() + " has type " + actual + " rather than " + types.group(3);
    }

    private static String badValue(String message) {
        Matcher constants = ONE_OF.matcher(message);
        if (constants.find()) {
            return "must be one of " + constants.group(1);
        }
        return message.contains("duration") || message.contains("time unit")
                ? "is no duration, such as 30s, 5m or 2h"
                : "has a value that it cannot have";
    }

    private static String setting(Pattern pattern, String message) {
        Matcher found = pattern.matcher(message);
        return found.find() ? found.group(1) : "a setting";
    }
}

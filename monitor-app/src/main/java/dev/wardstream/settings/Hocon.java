package dev.wardstream.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads HOCON as data alone: nothing is included, nothing taken from the environment or from elsewhere in the text, so that
 * who may write the file can make us read no other file, call no address, and fill no memory.
 */
public final class Hocon {
    private static final Pattern INCLUDE = Pattern.compile("(?:^|[\\s{,])include\\s*(?:\"|[a-z]+\\s*\\()");
    private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{");

    private Hocon() {}

    /**
     * What the text says.
     *
     * @param origin the file's name, for errors
     * @throws IllegalArgumentException naming file and line of what is wrong, and no value
     */
    public static Config parse(String text, String origin) {
        try {
            Config config = ConfigFactory.parseString(
                    text,
                    ConfigParseOptions.defaults().setOriginDescription(origin).setIncluder(new NoIncludes()));
            if (!config.isResolved()) {
                throw new IllegalArgumentException(place(origin, text, SUBSTITUTION)
                        + "a substitution, ${...}, is not allowed here: write what it stands for");
            }
            return config;
        } catch (NoIncludes.Refused e) {
            throw new IllegalArgumentException(place(origin, text, INCLUDE)
                    + "an include is not allowed here, of whatever kind: write what it would bring");
        } catch (StackOverflowError e) {
            throw new IllegalArgumentException(origin + ": it is nested too deeply");
        } catch (ConfigException e) {
            throw new IllegalArgumentException(ConfigFault.of(e));
        }
    }

    /** File and line of the first that looks like this; the file alone where none does. */
    private static String place(String origin, String text, Pattern what) {
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            Matcher found = what.matcher(line);
            if (!line.stripLeading().startsWith("#") && found.find()) {
                return origin + ": " + number + ": ";
            }
        }
        return origin + ": ";
    }
}

package dev.wardstream.command;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Durations as the settings have them: {@code 60s}, {@code 5m}, {@code 2h}. */
final class DurationConverter implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
        try {
            Duration duration = ConfigFactory.parseString("it = \"" + text.replace("\"", "") + "\"")
                    .getDuration("it");
            if (duration.isNegative() || duration.isZero()) {
                throw new TypeConversionException("'" + text + "' is not a time of more than zero");
            }
            return duration;
        } catch (ConfigException e) {
            throw new TypeConversionException("'" + text + "' is no duration, such as 60s, 5m or 2h");
        }
    }
}

package dev.wardstream.command;

import dev.wardstream.handover.Shifts;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A time of a shift: {@code 07:00} in the ward's time, or an instant as {@link InstantConverter} reads it. */
final class ShiftTimeConverter implements ITypeConverter<ShiftTimeConverter.Asked> {
    /** One of both is null. */
    record Asked(@Nullable LocalTime clock, @Nullable Instant instant) {
        /** The last such time before, or at, another; epoch milliseconds. */
        long before(long limit, Shifts shifts) {
            if (clock == null) {
                return instant == null ? limit : instant.toEpochMilli();
            }
            return shifts.last(clock, limit);
        }
    }

    @Override
    public Asked convert(String text) {
        if (!text.matches("\\d\\d:\\d\\d")) {
            return new Asked(null, new InstantConverter().convert(text));
        }
        try {
            return new Asked(LocalTime.parse(text), null);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException("'" + text + "' is no time, such as 07:00");
        }
    }
}

package dev.wardstream.command;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Instants: {@code 2026-11-23T07:00:00Z}, a day such as {@code 2026-11-23} (its start, UTC), or epoch milliseconds. */
final class InstantConverter implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String text) {
        try {
            if (text.matches("\\d+")) {
                return Instant.ofEpochMilli(Long.parseLong(text));
            }
            return text.matches("\\d{4}-\\d\\d-\\d\\d")
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
        } catch (NumberFormatException | DateTimeParseException e) {
            throw new TypeConversionException(
                    "'" + text + "' is no time, such as 2026-11-23T07:00:00Z, 2026-11-23 or epoch milliseconds");
        }
    }
}

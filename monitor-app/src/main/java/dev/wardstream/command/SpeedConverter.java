package dev.wardstream.command;

import dev.wardstream.simulate.Pacer;
import java.util.OptionalDouble;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A speed: a number of times real time, or {@code max}. */
final class SpeedConverter implements ITypeConverter<SpeedConverter.Speed> {
    /** How many times as fast as the clock; empty for as fast as the machine can. */
    record Speed(OptionalDouble factor) {
        Pacer pacer() {
            return factor.isPresent() ? Pacer.atSpeed(factor.getAsDouble()) : Pacer.unpaced();
        }
    }

    @Override
    public Speed convert(String text) {
        if (text.equals("max")) {
            return new Speed(OptionalDouble.empty());
        }
        try {
            double factor = Double.parseDouble(text);
            if (factor > 0 && !Double.isInfinite(factor)) {
                return new Speed(OptionalDouble.of(factor));
            }
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + text + "' is neither a number nor max");
        }
        throw new TypeConversionException("'" + text + "' is no speed: it must be a number above 0, or max");
    }
}

package dev.wardstream.score;

import dev.wardstream.vitals.DeviceId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The National Early Warning Score 2 of the latest values (Royal College of Physicians, 2017), with its parts and what it
 * lacks. A score that lacks a parameter is partial: its total is a lower bound and never filled with zeros.
 *
 * @param at epoch milliseconds
 * @param parts the points of each parameter that is known, in the chart's order
 * @param missing the parameters that are unknown or too old, in the chart's order
 * @param flatPulse whether the pulse is missing because a device's heart rate stood still, as a pacemaker's or a stuck sensor's does
 * @param ventilated whether the patient was last charted as mechanically ventilated
 */
public record News2(
        long at,
        List<Part> parts,
        List<Parameter> missing,
        boolean flatPulse,
        boolean ventilated,
        boolean retrospective)
        implements Score {
    /** A score of a patient without a ventilator, whose pulse, where it is missing, was simply not measured. */
    public News2(long at, List<Part> parts, List<Parameter> missing, boolean retrospective) {
        this(at, parts, missing, false, false, retrospective);
    }

    public News2 {
        parts = List.copyOf(parts);
        missing = List.copyOf(missing);
    }

    /** The rows of the NEWS2 chart. */
    public enum Parameter {
        RESPIRATORY_RATE,
        SPO2,
        AIR_OR_OXYGEN,
        SYSTOLIC_PRESSURE,
        PULSE,
        CONSCIOUSNESS,
        TEMPERATURE
    }

    /**
     * The points of one parameter.
     *
     * @param value as read on the chart, such as {@code 24 /min}, {@code oxygen} or {@code CONFUSION}
     * @param device that it was taken from, null where nobody told
     */
    public record Part(
            Parameter parameter,
            int points,
            String value,
            @Nullable DeviceId device) {
        /** A part of which nobody told the device. */
        public Part(Parameter parameter, int points, String value) {
            this(parameter, points, value, null);
        }
    }

    /** The sum of the known parts, 0 to 20. */
    public int total() {
        return parts.stream().mapToInt(Part::points).sum();
    }

    public boolean isPartial() {
        return !missing.isEmpty();
    }

    /** Whether a single parameter alone scores 3, which asks for a review whatever the total. */
    public boolean hasThree() {
        return parts.stream().anyMatch(part -> part.points() == 3);
    }
}

package dev.wardstream.patient;

import dev.wardstream.score.Model;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.Signal;
import dev.wardstream.window.PatientWindows;
import dev.wardstream.window.WindowSpec;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The windows that the versions of a model look at: those which read the same vitals in the same steps share them, so that a
 * new version goes on with what was measured before it came.
 *
 * @param devices the kinds whose samples go into it
 * @param mayWait whether its windows may be spread over the hop
 * @param key names it in the store, the same in every run
 */
public record WindowShape(
        String id, WindowSpec window, List<Signal> channels, Set<DeviceKind> devices, boolean mayWait, String key) {
    public static WindowShape of(Model model) {
        Set<DeviceKind> devices = EnumSet.allOf(DeviceKind.class);
        devices.removeIf(kind -> !model.suits(kind));
        List<Signal> channels = model.inputs().stream().map(Model.Input::signal).toList();
        return of(model.ref().id(), model.window(), channels, devices, model.mayWait());
    }

    /** Windows that no model that is served has asked for, of every kind of device. */
    public static WindowShape of(String id, WindowSpec window, List<? extends Signal> channels) {
        return of(id, window, channels, EnumSet.allOf(DeviceKind.class), false);
    }

    private static WindowShape of(
            String id, WindowSpec window, List<? extends Signal> channels, Set<DeviceKind> devices, boolean mayWait) {
        String shape = window + channels.stream().map(Signal::field).collect(Collectors.joining(","));
        // A copy that is nobody else's, so that each patient's windows need none of their own.
        return new WindowShape(
                id, window, List.copyOf(channels), devices, mayWait, id + "#" + Integer.toHexString(shape.hashCode()));
    }

    /** A patient's windows of this shape, empty. */
    public PatientWindows of(String patient) {
        return mayWait ? PatientWindows.spread(window, channels, patient) : new PatientWindows(window, channels);
    }

    /** By the key alone, which says it all: it is asked for every sample. */
    @Override
    public boolean equals(Object other) {
        return other instanceof WindowShape shape && key.equals(shape.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }
}

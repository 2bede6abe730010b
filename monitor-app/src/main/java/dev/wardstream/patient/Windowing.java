package dev.wardstream.patient;

import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.Source;
import dev.wardstream.window.PatientWindows;
import dev.wardstream.window.Window;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One patient's samples become windows: what of a sample can be trusted goes into the windows of every shape that it concerns.
 * Training asks for no more than this; {@link PatientMonitor} goes on from here. Mutable; for one thread.
 */
public final class Windowing {
    private final PatientId patient;
    private final AlarmPolicy policy;
    private final Trust trust;
    /** Few: looked through with every sample. */
    private final List<ShapeWindows> ofShapes;

    /** A window that is due. */
    public record Due(WindowShape shape, Window window) {}

    /**
     * What a sample led to.
     *
     * @param late whether it was received too late to speak of the present
     * @param due windows, by shape, the oldest first; empty for most samples
     * @param tooOld for how many shapes it came too late to be in any window
     */
    public record Result(Trusted trusted, boolean late, List<Due> due, int tooOld) {}

    /** Of a patient of whom nothing is known yet. */
    public Windowing(PatientId patient, AlarmPolicy policy) {
        this(patient, policy, new FlatLines(), List.of());
    }

    /** Goes on with what was known. */
    public Windowing(PatientId patient, AlarmPolicy policy, FlatLines flatLines, List<ShapeWindows> ofShapes) {
        this.patient = patient;
        this.policy = policy;
        this.trust = new Trust(policy, flatLines);
        this.ofShapes = new ArrayList<>(ofShapes);
    }

    /** @param shapes of all windows that somebody asks for */
    public Result take(PatientSample sample, Collection<WindowShape> shapes) {
        boolean late = !policy.isLive(sample.kind(), sample.measuredAt(), sample.receivedAt());
        Trusted trusted = trust.of(sample);
        Source source = sample.source();
        List<Due> due = List.of();
        int tooOld = 0;
        for (WindowShape shape : shapes) {
            if (!concerns(shape, sample.kind(), trusted.sample())) {
                continue;
            }
            ShapeWindows its = windowsOf(shape);
            if (its.windows().isTooOldFor(sample.measuredAt())) {
                tooOld++;
                continue;
            }
            for (Window window : its.add(source, trusted.sample(), late)) {
                due = due.isEmpty() ? new ArrayList<>(2) : due;
                due.add(new Due(shape, window));
            }
        }
        return new Result(trusted, late, due, tooOld);
    }

    /**
     * The window of a shape as of an instant, whether or not a sample came. It makes no window due and none undue.
     *
     * @param at epoch milliseconds
     */
    public Window asOf(WindowShape shape, long at) {
        return windowsOf(shape).windows().asOf(at);
    }

    /** The windows of every shape that was met so far, live. */
    public List<ShapeWindows> ofShapes() {
        return ofShapes;
    }

    /** Which heart rates have stood still, live. */
    public FlatLines flatLines() {
        return trust.flatLines();
    }

    /** Whether there are windows of a shape. */
    public boolean has(WindowShape shape) {
        return found(shape) != null;
    }

    /** Goes on with what was kept of a shape that was not met yet. */
    public void add(ShapeWindows restored) {
        ofShapes.add(restored);
    }

    /** Nobody asks for windows of these shapes any more. */
    public void forget(Set<WindowShape> gone) {
        ofShapes.removeIf(each -> gone.contains(each.shape()));
    }

    private ShapeWindows windowsOf(WindowShape shape) {
        ShapeWindows known = found(shape);
        if (known != null) {
            return known;
        }
        ShapeWindows begun = new ShapeWindows(shape, shape.of(patient.value()));
        ofShapes.add(begun);
        return begun;
    }

    private @Nullable ShapeWindows found(WindowShape shape) {
        for (int i = 0; i < ofShapes.size(); i++) {
            if (ofShapes.get(i).shape().equals(shape)) {
                return ofShapes.get(i);
            }
        }
        return null;
    }

    private static boolean concerns(WindowShape shape, DeviceKind kind, Sample sample) {
        return shape.devices().contains(kind) && PatientWindows.concerns(shape.channels(), sample);
    }
}

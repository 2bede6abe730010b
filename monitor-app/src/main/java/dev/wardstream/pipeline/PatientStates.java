package dev.wardstream.pipeline;

import dev.wardstream.alarm.PatientAlarms;
import dev.wardstream.patient.FlatLines;
import dev.wardstream.patient.PatientMonitor;
import dev.wardstream.patient.PatientRules;
import dev.wardstream.patient.ShapeWindows;
import dev.wardstream.patient.WindowShape;
import dev.wardstream.patient.Windowing;
import dev.wardstream.score.News2Fold;
import dev.wardstream.state.StateReader;
import dev.wardstream.state.StateWriter;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.window.PatientWindows;
import dev.wardstream.window.WindowSpec;
import dev.wardstream.wire.StateFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that is known of a patient, to and from the record PatientState. For one thread. */
final class PatientStates {
    /** Takes in what is kept of windows that nobody asks for any more. */
    private static final WindowSpec NOBODYS =
            new WindowSpec(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ZERO);

    private final PatientRules rules;
    private final StoredSteps steps;
    private final StateWriter out = StateFormat.PATIENT.writer();

    /** @param offset of the newest sample on its topic that is in it; -1 where none is */
    record Restored(PatientMonitor monitor, long offset) {}

    PatientStates(PatientRules rules, StoredSteps steps) {
        this.rules = rules;
        this.steps = steps;
    }

    /** The state, with the steps of its windows that may still change; the others are {@linkplain StoredSteps kept} by themselves. */
    byte[] encode(PatientMonitor monitor, long offset) {
        // Most times lie close to the newest reading, which makes them short.
        out.begin(Math.max(0, monitor.alarms().newest()));
        out.number(offset);
        monitor.alarms().writeTo(out);
        out.present(true);
        monitor.news2().writeTo(out);
        monitor.windowing().flatLines().writeTo(out);
        out.list(monitor.windowing().ofShapes(), PatientStates::write);
        return out.toBytes();
    }

    private static void write(ShapeWindows its, StateWriter out) {
        out.text(its.shape().key());
        its.windows().writeProgress(out);
        int open = its.windows().newestSlot();
        if (its.changed().get(Math.max(0, open))) {
            out.items(1);
            its.windows().writeSlot(open, out);
        }
        out.end();
    }

    /**
     * The patient of a state, going on under today's rules, with the windows that are asked for.
     *
     * @throws IllegalArgumentException where the bytes are no state, or one of a newer program
     */
    Restored decode(PatientId patient, byte[] bytes, Collection<WindowShape> shapes) {
        StateReader in = StateFormat.PATIENT.reader(bytes).begin();
        long offset = in.number();
        PatientAlarms alarms = PatientAlarms.readFrom(in, patient, rules.alarms());
        News2Fold news2 = in.present() ? News2Fold.readFrom(in, rules.news2()) : News2Fold.start(rules.news2());
        FlatLines flatLines = FlatLines.readFrom(in);
        List<ShapeWindows> windows = new ArrayList<>();
        for (int left = in.items(); left > 0; left = in.left(left)) {
            readWindows(in, patient.value(), shapes, windows);
        }
        in.requireEnd();
        Windowing windowing = new Windowing(patient, rules.alarms(), flatLines, windows);
        return new Restored(new PatientMonitor(rules, windowing, news2, alarms), offset);
    }

    private void readWindows(
            StateReader in, String patient, Collection<WindowShape> shapes, List<ShapeWindows> windows) {
        WindowShape shape = named(in.text(), shapes);
        PatientWindows its = shape == null ? new PatientWindows(NOBODYS, List.of()) : shape.of(patient);
        if (shape != null) {
            steps.restore(patient, shape, its);
        }
        its.readProgress(in);
        boolean open = false;
        for (int left = in.items(); left > 0; left = in.left(left)) {
            its.readSlot(in);
            open = true;
        }
        if (shape != null) {
            ShapeWindows restored = new ShapeWindows(shape, its);
            if (open) {
                restored.changed().set(its.newestSlot());
            }
            windows.add(restored);
        }
    }

    private static @Nullable WindowShape named(String key, Collection<WindowShape> shapes) {
        for (WindowShape shape : shapes) {
            if (shape.key().equals(key)) {
                return shape;
            }
        }
        return null;
    }
}

package dev.wardstream.pipeline;

import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.pipeline.WindowedSample.Due;
import dev.wardstream.score.Model;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.window.FlatLines;
import dev.wardstream.window.PatientWindows;
import dev.wardstream.window.Trusted;
import dev.wardstream.window.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Samples in; samples with the windows they made due, of every model side by side, out. */
final class WindowStage implements Processor<String, PatientSample, String, WindowedSample> {
    static final String STORE = "windows";
    static final String FLAT_LINES_STORE = "flat-lines";
    static final String TALLY_STORE = "window-tally";

    private final ServedModels models;
    private final AlarmPolicy policy;

    private ProcessorContext<String, WindowedSample> context;
    private WindowCache cache;
    private KeyValueStore<String, byte[]> flatLines;
    private Tally tally;
    private Fleet known;

    WindowStage(ServedModels models, AlarmPolicy policy) {
        this.models = models;
        this.policy = policy;
    }

    @Override
    public void init(ProcessorContext<String, WindowedSample> context) {
        this.context = context;
        KeyValueStore<String, byte[]> store = context.getStateStore(STORE);
        cache = new WindowCache(store);
        flatLines = context.getStateStore(FLAT_LINES_STORE);
        known = models.current();
        tally = new Tally(context.getStateStore(TALLY_STORE));
    }

    @Override
    public void process(Record<String, PatientSample> record) {
        PatientSample sample = record.value();
        boolean late = !policy.isLive(sample.kind(), sample.measuredAt(), sample.receivedAt());
        Trusted trusted = trusted(record.key(), sample);
        PatientSample counted = sample.withSample(trusted.sample());
        List<Due> due = new ArrayList<>();
        // Read once: all of a sample's windows are those of one fleet, whatever is deployed meanwhile.
        Fleet fleet = models.current();
        if (fleet != known) {
            cache.forget(fleet.gone(known));
            known = fleet;
        }
        for (WindowShape shape : fleet.shapes()) {
            if (concerns(shape, counted)) {
                addTo(shape, fleet, counted, late, due);
            }
        }
        tally.count(StreamCounts.WINDOWS, due.size());
        context.forward(record.withValue(new WindowedSample(sample, trusted, late, due)));
    }

    private void addTo(WindowShape shape, Fleet fleet, PatientSample sample, boolean late, List<Due> due) {
        if (cache.isTooOld(sample, shape)) {
            tally.count(StreamCounts.TOO_OLD_FOR_WINDOW);
            return;
        }
        for (Window window : cache.add(sample, shape, late)) {
            Model model = fleet.inForce(shape, window.at());
            if (model != null) {
                due.add(new Due(model, window, false));
            }
            fleet.shadows(shape, window.at()).forEach(tried -> due.add(new Due(tried, window, true)));
        }
    }

    private Trusted trusted(String patient, PatientSample sample) {
        byte[] kept = flatLines.get(patient);
        FlatLines lines = kept == null ? new FlatLines() : FlatLines.decode(kept);
        Trusted trusted = Trusted.of(
                sample,
                policy.isUsable(sample.sample()),
                lines,
                policy.sensor().flatLineAfter().toMillis(),
                policy.holdsFor().of(sample.kind()).toMillis());
        byte[] next = lines.encode();
        if (!Arrays.equals(next, kept)) {
            flatLines.put(patient, next);
        }
        return trusted;
    }

    private static boolean concerns(WindowShape shape, PatientSample sample) {
        return shape.devices().contains(sample.kind()) && PatientWindows.concerns(shape.channels(), sample.sample());
    }
}

package dev.wardstream.pipeline;

import dev.wardstream.alarm.PatientAlarms;
import dev.wardstream.patient.FlatLines;
import dev.wardstream.patient.Fleet;
import dev.wardstream.patient.PatientMonitor;
import dev.wardstream.patient.PatientRules;
import dev.wardstream.patient.ShapeWindows;
import dev.wardstream.patient.WindowShape;
import dev.wardstream.patient.Windowing;
import dev.wardstream.score.News2Fold;
import dev.wardstream.vitals.PatientId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Patients live on the heap, each change of theirs written to the stores at once. Who was not heard for long leaves the heap and
 * is read back.
 */
final class StoredPatients implements PatientStore {
    static final String ALARMS = "alarms";
    static final String NEWS2 = "news2";
    static final String FLAT_LINES = "flat-lines";

    private static final Logger LOG = LoggerFactory.getLogger(StoredPatients.class);
    /** Patients that a task keeps on the heap, of some 25 kB each. */
    private static final int MOST_LIVE = 12_500;
    /** How soon it is noticed, on the ward's clock, that a silent device was taken off its patient. */
    private static final long LOOK_AGAIN_MILLIS = 10_000;

    private static final byte[] NOTHING = new byte[0];

    private static final class Live {
        private final PatientMonitor monitor;
        private Fleet fleet;
        private byte[] flatLines;

        private Live(PatientMonitor monitor, Fleet fleet, byte[] flatLines) {
            this.monitor = monitor;
            this.fleet = fleet;
            this.flatLines = flatLines;
        }
    }

    private final KeyValueStore<String, byte[]> alarms;
    private final KeyValueStore<String, byte[]> news2;
    private final KeyValueStore<String, byte[]> flatLines;
    private final StoredWindows windows;
    private final PatientRules rules;
    private final DueTimers timers = new DueTimers();
    private final boolean timed;
    private final Map<String, Live> live = new LinkedHashMap<>(1024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Live> eldest) {
            return size() > MOST_LIVE;
        }
    };

    /** @param timed whether time passes without samples, so that somebody asks who is {@link #due} */
    StoredPatients(ProcessorContext<?, ?> context, PatientRules rules, boolean timed) {
        this.alarms = context.getStateStore(ALARMS);
        this.news2 = context.getStateStore(NEWS2);
        this.flatLines = context.getStateStore(FLAT_LINES);
        this.windows = new StoredWindows(context.getStateStore(StoredWindows.STORE));
        this.rules = rules;
        this.timed = timed;
        if (timed) {
            takeUpTimers();
        }
    }

    @Override
    public PatientMonitor of(String patient, Fleet fleet) {
        Live known = live.get(patient);
        if (known == null) {
            known = read(patient, fleet);
            live.put(patient, known);
        } else if (known.fleet != fleet) {
            readWindows(patient, fleet, known.monitor.windowing());
            known.fleet = fleet;
        }
        return known.monitor;
    }

    @Override
    public void keep(String patient, PatientMonitor monitor, Change change, long now) {
        if (monitor.isForgettable()) {
            forget(patient);
            return;
        }
        alarms.put(patient, monitor.alarms().encode());
        if (change != Change.OTHER) {
            news2.put(patient, monitor.news2().encode());
            keepFlatLines(patient, monitor.windowing().flatLines().encode());
            monitor.windowing().ofShapes().forEach(its -> windows.keep(patient, its));
        }
        if (timed) {
            timers.set(patient, nextLook(monitor.alarms(), now + LOOK_AGAIN_MILLIS));
        }
    }

    @Override
    public void discard(String patient) {
        live.remove(patient);
    }

    @Override
    public void forget(Set<WindowShape> gone) {
        if (!gone.isEmpty()) {
            live.values().forEach(each -> each.monitor.windowing().forget(gone));
            windows.forget(gone);
        }
    }

    @Override
    public @Nullable String due(long now) {
        return timers.poll(now);
    }

    private void keepFlatLines(String patient, byte[] lines) {
        Live known = live.get(patient);
        if (known == null || !Arrays.equals(known.flatLines, lines)) {
            flatLines.put(patient, lines);
            if (known != null) {
                known.flatLines = lines;
            }
        }
    }

    private void forget(String patient) {
        Live known = live.remove(patient);
        alarms.delete(patient);
        news2.delete(patient);
        flatLines.delete(patient);
        if (known != null) {
            windows.forget(patient, known.fleet.shapes());
        }
        timers.set(patient, Long.MAX_VALUE);
    }

    private Live read(String patient, Fleet fleet) {
        PatientId id = new PatientId(patient);
        byte[] lines = flatLines.get(patient);
        Windowing windowing =
                new Windowing(id, rules.alarms(), lines == null ? new FlatLines() : FlatLines.decode(lines), List.of());
        readWindows(patient, fleet, windowing);
        byte[] kept = alarms.get(patient);
        byte[] fold = news2.get(patient);
        PatientMonitor monitor = new PatientMonitor(
                rules,
                windowing,
                fold == null ? News2Fold.start(rules.news2()) : News2Fold.decode(rules.news2(), fold),
                kept == null ? PatientAlarms.start(id, rules.alarms()) : decoded(id, kept));
        return new Live(monitor, fleet, lines == null ? NOTHING : lines);
    }

    private void readWindows(String patient, Fleet fleet, Windowing windowing) {
        for (WindowShape shape : fleet.shapes()) {
            ShapeWindows kept = windowing.has(shape) ? null : windows.read(patient, shape);
            if (kept != null) {
                windowing.add(kept);
            }
        }
    }

    private void takeUpTimers() {
        try (KeyValueIterator<String, byte[]> all = alarms.all()) {
            while (all.hasNext()) {
                KeyValue<String, byte[]> entry = all.next();
                timers.set(entry.key, nextLook(decoded(new PatientId(entry.key), entry.value), Long.MIN_VALUE));
            }
        }
    }

    /** A state that cannot be read must not end the watch over its patient: it begins anew, and what is on is raised anew. */
    private PatientAlarms decoded(PatientId patient, byte[] kept) {
        try {
            return PatientAlarms.decode(patient, rules.alarms(), kept);
        } catch (IllegalArgumentException e) {
            LOG.error("What was known of the alarms of patient {} cannot be read; their watch begins anew", patient, e);
            return PatientAlarms.start(patient, rules.alarms());
        }
    }

    /** When something is due; where a device is silent, also when to look whether it is still worn. */
    private static long nextLook(PatientAlarms alarms, long lookAgain) {
        return alarms.awaitsDevice() ? Math.min(alarms.nextDue(), lookAgain) : alarms.nextDue();
    }
}

package dev.wardstream.pipeline;

import dev.wardstream.patient.Fleet;
import dev.wardstream.patient.Kernels;
import dev.wardstream.patient.PatientMonitor;
import dev.wardstream.patient.PatientRules;
import dev.wardstream.patient.ShapeWindows;
import dev.wardstream.patient.Step;
import dev.wardstream.patient.WindowShape;
import dev.wardstream.pipeline.PatientStates.Restored;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.wire.Topics;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A task's patients, live on the heap. The store has each as of a snapshot, and the topic of samples is the log of what came since:
 *
 * <pre>
 * store:  snapshot of alma, offset 17        log:  … 17 │ 18  19  20  21 … 30 │
 *         snapshot of bela, offset 21                   ▲ floor            end: committed by the monitor
 * </pre>
 *
 * <p>A snapshot is written with whatever changed a patient but a plain sample, which tells nothing and can be taken in again; and
 * with every tenth of those. The floor is the oldest sample that stands in no snapshot; it only ever rises, so that one that was
 * written a while ago is as good, and only costs reading. At its start a task reads from the floor to where the monitor has committed,
 * and each patient takes in what its own snapshot has not. All that is written is in the same transaction as what was told.
 *
 * <p>For one thread.
 */
final class LivePatients {
    /** It once held windows alone, and still has their finished steps; so named, an upgrade finds them. */
    static final String STORE = "windows";

    private static final Logger LOG = LoggerFactory.getLogger(LivePatients.class);
    /** Before the key of each patient's state: no id begins with it. */
    private static final String STATE = "\u0001";

    private static final String AFTER_STATES = "\u0002";
    private static final long NONE = LivePatient.NONE;

    private final ProcessorContext<?, ?> context;
    private final KeyValueStore<String, byte[]> store;
    private final StoredSteps steps;
    private final PatientStates states;
    private final PatientRules rules;
    private final VitalsLog log;
    private final Kernels kernels;
    private final PatientTimers timers = new PatientTimers();
    private final boolean timed;
    private final UnkeptSamples unkept;
    private final PatientsOnHeap live;

    /** @param timed whether time passes without samples, so that somebody asks who is {@link #due} */
    LivePatients(
            ProcessorContext<?, ?> context,
            PatientRules rules,
            boolean timed,
            VitalsLog log,
            MemoryBudget memory,
            Kernels kernels) {
        this.context = context;
        this.store = context.getStateStore(STORE);
        this.steps = new StoredSteps(store);
        this.states = new PatientStates(rules, steps);
        this.rules = rules;
        this.timed = timed;
        this.log = log;
        this.kernels = kernels;
        this.unkept = new UnkeptSamples(store);
        this.live = new PatientsOnHeap(memory, this::snapshotIfWaiting);
    }

    /**
     * Brings everybody to where this task was left, and looks who is due; to be called before anything else.
     *
     * @param told what came of samples that were taken in again: nothing, unless the monitor runs under other settings than it did
     * @throws KafkaException where that fails: no record is to blame
     */
    void takeUp(Fleet fleet, Consumer<Step> told) {
        orFail(() -> {
            new EarlierState(context, rules)
                    .moveTo((patient, monitor) -> store.put(keyOf(patient), states.encode(monitor, NONE)));
            if (unkept.floor() >= 0 && log.isThere()) {
                foldAgain(fleet, told);
            }
            if (timed) {
                takeUpTimers();
            }
        });
    }

    private void foldAgain(Fleet fleet, Consumer<Step> told) {
        int partition = context.taskId().partition();
        long floor = unkept.floor();
        long end = log.committed(partition);
        unkept.reached(end - 1);
        if (floor >= end) {
            return;
        }
        long began = System.nanoTime();
        long[] folded = {0};
        log.read(partition, floor, end, (offset, patient, sample) -> {
            LivePatient own = known(patient, fleet);
            if (own != null && offset > own.offset) {
                folded[0]++;
                Step step = takenAgain(own, offset, sample);
                if (!step.isPlain()) {
                    told.accept(step);
                }
            }
        });
        LOG.info(
                "Partition {}: of {} samples since the floor, {} that no snapshot held were taken in again, in {} ms",
                partition,
                end - floor,
                folded[0],
                (System.nanoTime() - began) / 1_000_000);
    }

    /** Who has no snapshot was not there before the floor, or is forgotten: a first sample is kept at once. */
    private @Nullable LivePatient known(String patient, Fleet fleet) {
        LivePatient known = live.find(patient);
        byte[] kept = known == null ? store.get(keyOf(patient)) : null;
        return kept == null ? known : added(read(patient, kept, fleet), fleet);
    }

    private Step takenAgain(LivePatient own, long offset, PatientSample sample) {
        Step step = own.monitor.step(sample, own.fleetOfThen(), kernels);
        own.offset = offset;
        await(own, own.mayWait());
        return step;
    }

    /** What is known of a patient, with the windows of a fleet as far as there are any. */
    PatientMonitor of(String patient, Fleet fleet) {
        return found(patient, fleet).monitor;
    }

    private LivePatient found(String patient, Fleet fleet) {
        LivePatient known = live.find(patient);
        if (known == null) {
            return added(read(patient, store.get(keyOf(patient)), fleet), fleet);
        }
        if (known.fleet != fleet) {
            // What is taken in again belongs to one fleet's windows.
            snapshotIfWaiting(known);
            addWindows(known, fleet);
        }
        return known;
    }

    private LivePatient added(LivePatient own, Fleet fleet) {
        live.add(own, unkept.position());
        addWindows(own, fleet);
        return own;
    }

    /**
     * Keeps what is known of a patient, or forgets who left long ago.
     *
     * @param now on the ward's clock, epoch milliseconds
     */
    void keep(String patient, PatientMonitor monitor, Change change, long now) {
        if (monitor.isForgettable()) {
            forget(patient);
            return;
        }
        LivePatient own = Objects.requireNonNull(live.find(patient));
        RecordMetadata record =
                change == Change.OTHER ? null : context.recordMetadata().orElse(null);
        boolean further = record != null && record.offset() > own.offset;
        if (record != null) {
            own.offset = record.offset();
            unkept.reached(record.offset());
        }
        await(own, further && change == Change.PLAIN_SAMPLE && log.isThere() && own.mayWait());
        if (timed) {
            // By the string that is kept already: each record brings another.
            timers.set(own.id, monitor.alarms(), now);
        }
    }

    /** Leaves a patient's newest sample in the log, or writes a snapshot. */
    private void await(LivePatient own, boolean inLog) {
        if (!inLog) {
            snapshot(own);
        } else if (!own.isWaiting) {
            own.isWaiting = true;
            unkept.add(own.id, own.offset, context.currentSystemTimeMs());
        }
    }

    private void snapshot(LivePatient own) {
        byte[] state = states.encode(own.monitor, own.offset);
        for (ShapeWindows its : own.monitor.windowing().ofShapes()) {
            steps.keep(own.id, its);
        }
        store.put(keyOf(own.id), state);
        if (own.isWaiting) {
            own.isWaiting = false;
            unkept.remove(own.id);
        }
        live.isKept(own, state.length);
    }

    private void snapshotIfWaiting(LivePatient own) {
        if (own.isWaiting) {
            snapshot(own);
        }
    }

    /**
     * Lets nobody hold the floor who is not heard any more, and says how far it has risen; and keeps to the share of the heap. To be
     * called every second or so.
     */
    void sweep() {
        long now = context.currentSystemTimeMs();
        for (String holder = unkept.holder(now); holder != null; holder = unkept.holder(now)) {
            snapshot(Objects.requireNonNull(live.find(holder)));
        }
        live.makeRoom();
        unkept.keepFloor();
    }

    /**
     * Goes back to the snapshot, and takes in again what came since but the record that failed. That one is passed over for good,
     * so the patient is kept as of after it.
     *
     * @throws KafkaException where that fails: no record is to blame
     */
    void discard(String patient) {
        LivePatient broken = live.remove(patient);
        if (broken == null) {
            return;
        }
        long first = unkept.remove(patient);
        if (store.get(keyOf(patient)) != null) {
            orFail(() -> rebuild(broken, first));
        }
    }

    private void rebuild(LivePatient broken, long first) {
        LivePatient own = found(broken.id, broken.fleet);
        if (first != NONE) {
            log.read(context.taskId().partition(), first, broken.offset + 1, (offset, patient, sample) -> {
                if (patient.equals(own.id) && offset > own.offset) {
                    own.monitor.step(sample, own.fleetOfThen(), kernels);
                    own.offset = offset;
                }
            });
        }
        RecordMetadata failed = context.recordMetadata().orElse(null);
        if (failed != null && Topics.PATIENT_VITALS.name().equals(failed.topic())) {
            own.offset = Math.max(own.offset, failed.offset());
        }
        snapshot(own);
    }

    /** Deletes everybody's windows of these shapes. */
    void forget(Set<WindowShape> gone) {
        if (gone.isEmpty()) {
            return;
        }
        for (LivePatient each : List.copyOf(live.all())) {
            // Its snapshot names windows whose steps are about to go.
            each.monitor.windowing().forget(gone);
            snapshot(each);
        }
        steps.forget(gone);
    }

    /** Takes out a patient for whom something is due by {@code now} on the ward's clock; null where there is none. */
    @Nullable String due(long now) {
        return timers.due(now);
    }

    /** What they take of the heap by estimate. */
    long heapBytes() {
        return live.bytes();
    }

    /** The task ends: its patients leave the heap. */
    void close() {
        live.close();
    }

    private void forget(String patient) {
        LivePatient known = live.remove(patient);
        unkept.remove(patient);
        store.delete(keyOf(patient));
        if (known != null) {
            steps.forget(patient, known.fleet.shapes());
        }
        timers.forget(patient);
    }

    private LivePatient read(String patient, byte @Nullable [] kept, Fleet fleet) {
        Restored restored = kept == null ? null : restored(patient, kept, fleet);
        if (kept == null || restored == null) {
            return new LivePatient(patient, PatientMonitor.start(new PatientId(patient), rules), fleet);
        }
        LivePatient own = new LivePatient(patient, restored.monitor(), fleet);
        own.offset = restored.offset();
        own.isKept(kept.length);
        return own;
    }

    /** Windows that the version before kept, and which no snapshot names yet. */
    private void addWindows(LivePatient own, Fleet fleet) {
        own.fleet = fleet;
        boolean found = false;
        for (WindowShape shape : fleet.shapes()) {
            ShapeWindows before = own.monitor.windowing().has(shape) ? null : steps.ofVersionBefore(own.id, shape);
            if (before != null) {
                own.monitor.windowing().add(before);
                found = true;
            }
        }
        if (found) {
            snapshot(own);
        }
    }

    /** A state that cannot be read must not end the watch over its patient: it begins anew, and what is on is raised anew. */
    private @Nullable Restored restored(String patient, byte[] kept, Fleet fleet) {
        try {
            return states.decode(new PatientId(patient), kept, fleet.shapes());
        } catch (IllegalArgumentException e) {
            LOG.error("What was known of patient {} cannot be read; their watch begins anew", patient, e);
            return null;
        }
    }

    private void takeUpTimers() {
        Fleet none = Fleet.ofNone(Set.of());
        try (KeyValueIterator<String, byte[]> all = store.range(STATE, AFTER_STATES)) {
            while (all.hasNext()) {
                KeyValue<String, byte[]> entry = all.next();
                String patient = entry.key.substring(STATE.length());
                LivePatient known = live.find(patient);
                Restored kept = known == null ? restored(patient, entry.value, none) : null;
                if (known != null) {
                    timers.takeUp(patient, known.monitor.alarms());
                } else if (kept != null) {
                    timers.takeUp(patient, kept.monitor().alarms());
                }
            }
        }
    }

    private static void orFail(Runnable work) {
        try {
            work.run();
        } catch (KafkaException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new StreamsException("patients cannot be brought to where they were: " + e.getMessage(), e);
        }
    }

    static String keyOf(String patient) {
        return STATE + patient;
    }

    /** Whether a key is not a step's. */
    static boolean isOther(String key) {
        return key.startsWith(STATE) || key.equals(UnkeptSamples.FLOOR);
    }
}

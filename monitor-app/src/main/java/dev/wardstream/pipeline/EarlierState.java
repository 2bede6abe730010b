package dev.wardstream.pipeline;

import dev.wardstream.alarm.PatientAlarms;
import dev.wardstream.patient.FlatLines;
import dev.wardstream.patient.PatientMonitor;
import dev.wardstream.patient.PatientRules;
import dev.wardstream.patient.Windowing;
import dev.wardstream.score.News2Fold;
import dev.wardstream.state.StateReader;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.wire.StateFormat;
import dev.wardstream.wire.StateVersion3;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the version before kept of patients, in three stores by what it was: read once, at the first start after the upgrade, and
 * deleted there. Windows are taken over as each patient comes, by {@link StoredSteps}.
 */
final class EarlierState {
    static final String ALARMS = "alarms";
    static final String NEWS2 = "news2";
    static final String FLAT_LINES = "flat-lines";

    private static final Logger LOG = LoggerFactory.getLogger(EarlierState.class);

    private final KeyValueStore<String, byte[]> alarms;
    private final KeyValueStore<String, byte[]> news2;
    private final KeyValueStore<String, byte[]> flatLines;
    private final PatientRules rules;
    private int begunAnew;

    EarlierState(ProcessorContext<?, ?> context, PatientRules rules) {
        this.alarms = context.getStateStore(ALARMS);
        this.news2 = context.getStateStore(NEWS2);
        this.flatLines = context.getStateStore(FLAT_LINES);
        this.rules = rules;
    }

    /** Hands over each patient, and forgets them. */
    void moveTo(BiConsumer<String, PatientMonitor> keeper) {
        Set<String> patients = new TreeSet<>();
        for (KeyValueStore<String, byte[]> store : List.of(alarms, news2, flatLines)) {
            try (KeyValueIterator<String, byte[]> all = store.all()) {
                all.forEachRemaining(entry -> patients.add(entry.key));
            }
        }
        for (String patient : patients) {
            keeper.accept(patient, patient(new PatientId(patient)));
            alarms.delete(patient);
            news2.delete(patient);
            flatLines.delete(patient);
        }
        if (!patients.isEmpty()) {
            LOG.info(
                    "Went on with what the version before kept of {} patients: acknowledgements, silences, pauses,"
                            + " admissions, limits, NEWS2 and windows. {} could not be read: what they are about begins anew.",
                    patients.size(),
                    begunAnew);
        }
    }

    private PatientMonitor patient(PatientId patient) {
        String key = patient.value();
        PatientAlarms earlier = read(patient, "alarms", alarms.get(key), kept -> {
            StateReader in =
                    StateFormat.PATIENT.reader(StateVersion3.toFramed(kept)).begin();
            in.number();
            return PatientAlarms.readFrom(in, patient, rules.alarms());
        });
        News2Fold total = read(patient, "NEWS2", news2.get(key), kept -> News2Fold.decode(rules.news2(), kept));
        FlatLines lines = read(patient, "heart rates that stood still", flatLines.get(key), FlatLines::decode);
        return new PatientMonitor(
                rules,
                new Windowing(patient, rules.alarms(), lines == null ? new FlatLines() : lines, List.of()),
                total == null ? News2Fold.start(rules.news2()) : total,
                earlier == null ? PatientAlarms.start(patient, rules.alarms()) : earlier);
    }

    private <T> @Nullable T read(PatientId patient, String what, byte @Nullable [] kept, Function<byte[], T> reader) {
        if (kept == null) {
            return null;
        }
        try {
            return reader.apply(kept);
        } catch (IllegalArgumentException e) {
            begunAnew++;
            LOG.error("What was known of the {} of patient {} cannot be read; it begins anew", what, patient, e);
            return null;
        }
    }
}

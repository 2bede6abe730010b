package dev.wardstream.pipeline;

import dev.wardstream.pipeline.WindowedSample.Due;
import dev.wardstream.score.Model;
import dev.wardstream.score.News2;
import dev.wardstream.score.News2Fold;
import dev.wardstream.score.News2Settings;
import dev.wardstream.score.PatientScore;
import dev.wardstream.score.Score;
import dev.wardstream.score.WindowScorer;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Samples with due windows in; scores, of the models and of NEWS2, out to their topic and on to the alarms. */
final class ScoreStage implements Processor<String, WindowedSample, String, Object> {
    static final String STORE = "news2";
    static final String TALLY_STORE = "score-tally";

    /** How long a shadow's score that is ready waits where no sample comes. */
    private static final Duration SHADOWS_LEAVE = Duration.ofSeconds(1);

    /** Weak: a model that is not served any more takes its scorer along. */
    private final Map<Model, WindowScorer> scorers = new WeakHashMap<>();

    private final News2Settings news2Settings;
    private final StreamMetrics metrics;
    private final Shadows.Lane shadows;

    private ProcessorContext<String, Object> context;
    private KeyValueStore<String, byte[]> store;
    private Scale2Patients scale2;
    private Tally tally;

    ScoreStage(News2Settings news2Settings, StreamMetrics metrics, Shadows shadows) {
        this.news2Settings = news2Settings;
        this.metrics = metrics;
        this.shadows = shadows.lane();
    }

    @Override
    public void init(ProcessorContext<String, Object> context) {
        this.context = context;
        store = context.getStateStore(STORE);
        scale2 = new Scale2Patients(context.getStateStore(Scale2Patients.STORE));
        tally = new Tally(context.getStateStore(TALLY_STORE));
        context.schedule(SHADOWS_LEAVE, PunctuationType.WALL_CLOCK_TIME, now -> shadows.take(this::tried));
    }

    @Override
    public void process(Record<String, WindowedSample> record) {
        WindowedSample windowed = record.value();
        PatientSample sample = windowed.sample();
        List<PatientScore> scores = new ArrayList<>();
        for (Due due : windowed.due()) {
            if (due.shadow()) {
                continue;
            }
            Score score = scorers.computeIfAbsent(due.model(), Model::scorer).score(due.window());
            metrics.scored(due.model(), due.window(), score, false);
            if (score != null) {
                scores.add(of(sample, score, false));
            }
        }
        News2 news2 = news2(record.key(), windowed);
        if (news2 != null) {
            scores.add(of(sample, news2, false));
        }
        tally.count(StreamCounts.SCORES, scores.size());
        for (PatientScore score : scores) {
            context.forward(record.withValue((Object) score), MonitorTopology.SCORES_SINK);
        }
        context.forward(
                record.withValue(
                        (Object) new ScoredSample(sample, windowed.trusted().flatSince(), scores)),
                MonitorTopology.ALARM);
        // What is only tried comes after what may alarm.
        for (Due due : windowed.due()) {
            if (due.shadow()) {
                shadows.give(record.withValue(sample), due);
            }
        }
        shadows.take(this::tried);
    }

    private void tried(Record<String, Object> score) {
        tally.count(StreamCounts.SCORES);
        context.forward(score, MonitorTopology.SCORES_SINK);
    }

    private @Nullable News2 news2(String patient, WindowedSample windowed) {
        byte[] kept = store.get(patient);
        News2Settings settings = scale2.has(patient) ? news2Settings.withScale2(true) : news2Settings;
        News2Fold fold = kept == null ? News2Fold.start(settings) : News2Fold.decode(settings, kept);
        Source source = windowed.sample().source();
        Sample sample = windowed.trusted().sample();
        if (windowed.trusted().isFlat()) {
            fold.leaveOutPulse(source, sample.measuredAt());
        }
        News2 score = fold.take(source, sample, windowed.late());
        store.put(patient, fold.encode());
        return score;
    }

    static PatientScore of(PatientSample sample, Score score, boolean shadow) {
        return new PatientScore(
                sample.patient(),
                sample.location(),
                sample.device(),
                sample.kind(),
                sample.receivedAt(),
                score,
                shadow);
    }
}

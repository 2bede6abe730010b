package dev.wardstream.pipeline;

import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.CommandOutcome;
import dev.wardstream.alarm.OwnLimits;
import dev.wardstream.alarm.PatientHour;
import dev.wardstream.alarm.Reaction;
import dev.wardstream.schemas.avro.AlarmCount;
import dev.wardstream.score.PatientScore;
import dev.wardstream.vitals.Assignments;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.wire.LimitRecords;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Where what came of a patient's inputs goes: to its topics, and into the books. */
final class PatientTopics {
    private final ProcessorContext<String, Object> context;
    private final Tally tally;
    private final StreamMetrics metrics;
    private final Surroundings surroundings;
    private final Commits.OfPatients commits;

    PatientTopics(
            ProcessorContext<String, Object> context,
            Tally tally,
            StreamMetrics metrics,
            Surroundings surroundings,
            Commits.OfPatients commits) {
        this.context = context;
        this.tally = tally;
        this.metrics = metrics;
        this.surroundings = surroundings;
        this.commits = commits;
    }

    /** What comes of one record, with its headers and its time, or of one tick. */
    Input of(Headers headers, long timestamp) {
        return new Input(headers, timestamp);
    }

    /** One record or tick, of which all that is told here came. */
    final class Input {
        private final Headers headers;
        private final long timestamp;

        private Input(Headers headers, long timestamp) {
            this.headers = headers;
            this.timestamp = timestamp;
        }

        void tell(String patient, List<PatientScore> scores) {
            tally.count(StreamCounts.SCORES, scores.size());
            for (PatientScore score : scores) {
                forward(patient, score, MonitorTopology.SCORES_SINK);
            }
        }

        /**
         * Alerts, and how often a patient's alarms have called.
         *
         * @param ofSample whether a sample led to it, so that it tells how soon somebody is called
         */
        void tell(Reaction reaction, boolean ofSample) {
            tally.count(StreamCounts.ALERTS, reaction.alerts().size());
            for (Alert alert : reaction.alerts()) {
                tally.count(StreamCounts.CALLS, alert.calls() ? 1 : 0);
                metrics.alarmed(alert);
                if (ofSample && alert.calls()) {
                    metrics.called(context.currentSystemTimeMs() - Receipt.of(headers, timestamp));
                }
                Alert read = alert.readIn(surroundings.glucoseUnit());
                context.forward(
                        new Record<>(alert.patient().value(), read, timestamp, headers), MonitorTopology.ALERTS_SINK);
                commits.told();
            }
            PatientHour hour = reaction.hour();
            if (hour != null) {
                String ward = hour.location().ward();
                AlarmCount count = new AlarmCount(ward, hour.patient().value(), hour.hour(), hour.calls());
                forward(ward, count, MonitorTopology.COUNTS_SINK);
            }
        }

        void tell(CommandOutcome outcome) {
            metrics.answered(outcome);
            CommandOutcome read = outcome.saying(outcome.said().readIn(surroundings.glucoseUnit()));
            forward(outcome.patient().value(), read, MonitorTopology.OUTCOMES_SINK);
            commits.told();
        }

        /** The limits that a patient has from now on, null where the ward's hold again. */
        void tell(String patient, @Nullable OwnLimits limits) {
            forward(
                    patient,
                    limits == null ? null : LimitRecords.toAvro(new PatientId(patient), limits),
                    MonitorTopology.LIMITS_SINK);
        }

        void tell(Assignments assigned) {
            forward(assigned.device().value(), assigned, MonitorTopology.ASSIGNMENTS_SINK);
        }

        /** Without the headers: how long it was on its way is asked of alerts only. */
        private void forward(String key, @Nullable Object value, String sink) {
            context.forward(new Record<>(key, value, timestamp), sink);
        }
    }
}

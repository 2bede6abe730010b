package dev.wardstream.evaluate;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wardstream.burden.PolicyBurden;
import dev.wardstream.burden.Sweep;
import dev.wardstream.burden.TradeOff;
import dev.wardstream.recordings.ReadReport;
import dev.wardstream.statistics.Interval;
import dev.wardstream.train.SearchLog;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was judged, how well each scorer did, and what the figures cannot say; made to be written as JSON.
 *
 * @param tasks one for each folder that there is something to foresee in
 * @param injections what is noticed of made-up trouble in these recordings
 * @param alarmBurden what each alarm policy would have called, in the folders that tell when people died
 * @param alarmBurdenWithoutDeaths the same, in the other folders
 * @param operatingPoints each scorer as an alarm, at a threshold fixed on other patients
 * @param delayByLimit what limits alone would do with other delays, and drawn wider or tighter
 * @param callsOfNews2 what it saves and costs to call less often for a NEWS2 that was told
 * @param drift what models were given against what they learned from
 * @param cards of the models judged and served
 * @param searches what was tried before models among them became what they are
 * @param notJudged folders and scorers that were left out, by name, with the reason
 * @param limits what the data cannot show
 * @param method how intervals, splits and thresholds came about
 */
public record EvaluationReport(
        List<TaskReport> tasks,
        List<InjectionReport> injections,
        List<PolicyBurden> alarmBurden,
        List<PolicyBurden> alarmBurdenWithoutDeaths,
        List<OperatingPoint> operatingPoints,
        List<Sweep> delayByLimit,
        List<TradeOff> callsOfNews2,
        List<Drift> drift,
        List<CardReport> cards,
        List<SearchLog> searches,
        Map<String, String> notJudged,
        List<String> limits,
        List<String> method) {

    /**
     * @param task such as {@code in-hospital-death}
     * @param patients persons, each in one fold only
     * @param positives persons with the outcome
     * @param moments at which every scorer was asked
     * @param positiveMoments those that the outcome lay ahead of
     * @param read rows and recordings read
     * @param excluded recordings not judged, by reason
     */
    public record TaskReport(
            String task,
            String title,
            String dataset,
            int patients,
            int positives,
            int moments,
            int positiveMoments,
            ReadReport read,
            Map<String, Long> excluded,
            List<ScorerReport> scorers) {}

    /**
     * Figures at no threshold first, then those at the scorer's own.
     *
     * @param kind {@code model} or {@code baseline}
     * @param brier null where the scores are no probabilities
     * @param aurocAbove for a model, its AUROC less that of each baseline, over the same draws of persons; empty for a baseline
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ScorerReport(
            String name,
            String kind,
            String fit,
            Interval auroc,
            Interval auprc,
            Interval minSensitivityPpv,
            String thresholdOrigin,
            Interval accuracy,
            Interval sensitivity,
            Interval specificity,
            Interval ppv,
            Interval npv,
            Interval f1,
            @Nullable Interval brier,
            Map<String, Interval> aurocAbove) {}
}

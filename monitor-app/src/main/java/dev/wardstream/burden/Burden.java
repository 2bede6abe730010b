package dev.wardstream.burden;

import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.statistics.Drawn;
import dev.wardstream.train.Progress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every policy over the same recordings.
 *
 * @param list in the order of {@link Policy#all}
 */
public record Burden(List<Result> list) {
    public Burden {
        list = List.copyOf(list);
    }

    /** @param leadHours from the first alarm within 24 h of each death alarmed, rising */
    public record Result(PolicyBurden figures, List<Double> leadHours) {
        public Result {
            leadHours = List.copyOf(leadHours);
        }
    }

    /**
     * The nurses' own limits are left out where none were charted.
     *
     * @param draws of persons, for the intervals
     */
    public static Burden of(Courses courses, AlarmPolicy product, int draws, long seed, Progress progress) {
        boolean charted =
                courses.list().stream().anyMatch(course -> !course.limits().isEmpty());
        List<Policy> policies = Policy.all(product).stream()
                .filter(policy -> charted || !policy.ordered())
                .toList();
        List<Result> results = new ArrayList<>();
        @Nullable Drawn limits = null;
        for (Policy policy : policies) {
            progress.at("alarms of " + courses.set().id(), results.size(), policies.size());
            Tally tally = tally(courses, policy);
            Drawn drawn = tally.drawnAlarmsPerDay(draws, seed);
            limits = limits == null ? drawn : limits;
            PolicyBurden figures = figures(policy, courses.set().id(), tally, drawn.minus(limits), draws, seed);
            results.add(new Result(figures, tally.leadHours()));
        }
        progress.at("alarms of " + courses.set().id(), policies.size(), policies.size());
        return new Burden(results);
    }

    static Tally tally(Courses courses, Policy policy) {
        Tally tally = new Tally();
        for (Course course : courses.list()) {
            boolean charted = course.diedAt() != null && course.to() >= course.diedAt() - Tally.AHEAD;
            tally.add(course.person(), course.days(), Listening.to(course, policy), course.diedAt(), charted);
        }
        return tally;
    }

    private static PolicyBurden figures(
            Policy policy, String dataset, Tally tally, Drawn aboveLimits, int draws, long seed) {
        return new PolicyBurden(
                policy.name(),
                dataset,
                policy.means(),
                tally.persons(),
                tally.days(),
                tally.alarms(),
                tally.alarmsPerDay(),
                tally.alarmsInterval(draws, seed),
                tally.raisedPerDay(),
                aboveLimits.range(),
                tally.deaths(),
                tally.deathsAlarmed(),
                tally.deathsConditionTrue(),
                tally.share(tally.deathsAlarmed()),
                tally.sensitivityInterval(draws, seed),
                tally.share(tally.deathsConditionTrue()),
                tally.medianLeadHours());
    }
}

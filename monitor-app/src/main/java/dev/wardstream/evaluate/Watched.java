package dev.wardstream.evaluate;

import dev.wardstream.burden.Burden;
import dev.wardstream.burden.Courses;
import dev.wardstream.burden.Sweep;
import dev.wardstream.burden.TradeOff;
import dev.wardstream.recordings.RecordingSet;
import dev.wardstream.train.Progress;
import dev.wardstream.vitals.DeviceKind;
import java.time.Duration;
import java.util.List;

/**
 * A folder as the monitor would have watched it.
 *
 * @param burden what each alarm policy would have called
 * @param sweeps of delay and limit; empty where nothing is to be learned from them
 * @param tradeOff of when NEWS2 calls
 * @param drifts of what models are given
 */
record Watched(Courses courses, Burden burden, List<Sweep> sweeps, TradeOff tradeOff, List<Drift> drifts) {
    Watched {
        sweeps = List.copyOf(sweeps);
        drifts = List.copyOf(drifts);
    }

    static Watched of(Courses courses, EvaluateSettings settings, Progress progress) {
        Burden burden = Burden.of(courses, settings.policy(), settings.draws(), settings.seed(), progress);
        List<Sweep> sweeps = isSwept(courses)
                ? List.of(Sweep.over(courses, settings.policy(), delays(courses), progress))
                : List.of();
        TradeOff tradeOff = TradeOff.over(courses, settings.policy(), progress);
        return new Watched(courses, burden, sweeps, tradeOff, Drift.of(courses, settings.served(), settings.models()));
    }

    /** Whether the set tells when people died, so that alarms can be held against deaths; a ward's own may not. */
    boolean tellsDeaths() {
        boolean told = courses.list().stream().anyMatch(course -> course.diedAt() != null);
        return Task.of(courses.set()) == Task.DEATH_WITHIN_24_H && (told || courses.set() != RecordingSet.CSV);
    }

    /** Two days of thousands tell of delays no more than weeks of some, and take long. */
    private static boolean isSwept(Courses courses) {
        return courses.set() != RecordingSet.CINC2012;
    }

    private static List<Duration> delays(Courses courses) {
        boolean rounds = courses.list().get(0).turns().get(0).sample().kind() == DeviceKind.SPOT_CHECK;
        return rounds ? Sweep.ROUNDS : Sweep.SECONDS;
    }
}

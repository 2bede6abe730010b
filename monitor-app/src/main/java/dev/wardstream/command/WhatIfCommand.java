package dev.wardstream.command;

import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.alarm.OwnLimits;
import dev.wardstream.alarm.OwnLimits.Change;
import dev.wardstream.burden.Courses;
import dev.wardstream.recordings.CsvOptions;
import dev.wardstream.recordings.RecordingSet;
import dev.wardstream.review.Comparison;
import dev.wardstream.review.ComparisonView;
import dev.wardstream.review.PatientLog;
import dev.wardstream.review.Rules;
import dev.wardstream.review.Stretch;
import dev.wardstream.review.WhatIf;
import dev.wardstream.score.Models;
import dev.wardstream.train.Progress;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.wire.LimitRecords;
import dev.wardstream.wire.TopicReader;
import dev.wardstream.wire.Topics;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tries other limits on what was measured. */
@Command(
        name = "whatif",
        description =
                "Tries other limits on what was measured, by the monitor's own alarms: calls under the limits that hold against"
                        + " calls under those proposed, how long vitals were beyond their extremes without an alarm, and the first limit"
                        + " at other values. Over a patient's or a ward's last hours on the cluster, or over a recording. Nothing is"
                        + " applied.",
        mixinStandardHelpOptions = true)
final class WhatIfCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "SET",
            arity = "0..1",
            converter = ReplayCommand.SetConverter.class,
            description =
                    "Recordings to try them on: mimic3-demo, stress-predict, cinc2012, eicu-demo or csv; with --data.")
    private @Nullable RecordingSet set;

    @Option(names = "--data", paramLabel = "DIR", description = "The folder that holds the recordings.")
    private @Nullable Path data;

    @Option(
            names = "--patient",
            paramLabel = "PATIENT",
            description = "This patient on the cluster: the limits proposed stand in place of their own.")
    private @Nullable String patient;

    @Option(
            names = "--ward",
            paramLabel = "WARD",
            description =
                    "All patients of this ward on the cluster: the limits proposed are the ward's, patients' own still hold.")
    private @Nullable String ward;

    @Option(
            names = "--limit",
            paramLabel = "VITAL.PART=VALUE",
            required = true,
            description =
                    "What is proposed, as wardstream patient limits takes it, such as heartRate.high=130 or spo2.delay=30s. May be"
                            + " given again; the curve is of the first that differs from what holds.")
    private Map<String, String> limits = new LinkedHashMap<>();

    @Option(
            names = "--last",
            paramLabel = "TIME",
            defaultValue = "24h",
            converter = DurationConverter.class,
            description = "How far back on the cluster, 7 days at most. Default: ${DEFAULT-VALUE}.")
    private Duration last;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            converter = InstantConverter.class,
            description =
                    "Until when on the ward's clock. Default: now, or what the clock shows of a demo started in this folder.")
    private @Nullable Instant at;

    @Option(names = "--html", paramLabel = "FILE", description = "Write it as a page with a picture.")
    private @Nullable Path html;

    @Option(names = "--json", description = "Print it as JSON, call by call.")
    private boolean json;

    @Mixin
    private CsvArguments csv;

    @Mixin
    private SettingsOptions settings;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        requireOneSource();
        Map<VitalSign, Change> proposed = LimitArguments.changes(limits);
        MonitorConfig config = settings.load();
        Comparison comparison;
        try (StageBars bars = new StageBars("whatif")) {
            comparison =
                    set == null ? onCluster(config, proposed, bars) : recorded(set, config.alarm(), proposed, bars);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? Json.pretty(ComparisonView.of(comparison, true)) + "\n" : WhatIfText.of(comparison));
        if (html != null) {
            Files.writeString(html, WhatIfPage.of(comparison));
            spec.commandLine().getErr().println("written to " + html);
        }
        out.flush();
        return 0;
    }

    private void requireOneSource() {
        long sources = List.of(set != null, patient != null, ward != null).stream()
                .filter(given -> given)
                .count();
        if (sources != 1 || (set == null) != (data == null)) {
            throw new IllegalArgumentException(
                    "say whom to try them on: --patient PATIENT, --ward WARD, or recordings such as mimic3-demo --data DIR");
        }
        if (last.compareTo(Duration.ofDays(7)) > 0) {
            throw new IllegalArgumentException("--last must be 7 days at most: the topics keep no more");
        }
    }

    private Comparison recorded(
            RecordingSet recorded, AlarmPolicy policy, Map<VitalSign, Change> proposed, Progress progress)
            throws IOException {
        Path folder = data;
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IllegalArgumentException("--data " + folder + ": no such folder");
        }
        WhatIf whatIf = new WhatIf(Rules.of(policy), proposed, Progress.SILENT);
        CsvOptions told = csv.of(List.of(recorded));
        Courses courses = Courses.read(recorded, folder, told, Models.shipped(), progress);
        for (int i = 0; i < courses.list().size(); i++) {
            progress.at("trying limits on patients", i, courses.list().size());
            whatIf.add(Stretch.of(courses.list().get(i)));
        }
        return whatIf.comparison();
    }

    private Comparison onCluster(MonitorConfig config, Map<VitalSign, Change> proposed, Progress progress) {
        BrokerCheck.require(config);
        String whose = patient == null ? "of ward " + ward : "of patient " + patient;
        CommandAudit.onTopic(config.kafka())
                .reading("tried limits", whose, spec.commandLine().getErr());
        long wall = System.currentTimeMillis();
        long now = at == null
                ? new WardTime(AskingOptions.DEMO)
                        .now(config.bootstrapServers(), wall)
                        .orElse(wall)
                : at.toEpochMilli();
        PatientLog.Time time = PatientLog.Time.last(last, now, 1);
        Map<PatientId, OwnLimits> own = own(config.kafka(), now);
        PatientLog log = new PatientLog(config.kafka());
        Rules wards = Rules.of(config.alarm());
        PatientId one = patient == null ? null : new PatientId(patient);
        Rules about = one == null ? wards : new Rules(config.alarm(), own.get(one), true);
        WhatIf whatIf = new WhatIf(about, proposed, Progress.SILENT);
        Set<String> patients = one == null ? log.patientsOf(String.valueOf(ward), time, progress) : Set.of(one.value());
        int done = 0;
        for (String id : patients) {
            PatientId each = new PatientId(id);
            progress.at("trying limits on patients", done++, patients.size());
            Stretch stretch = log.read(each, time, config.alarm(), Progress.SILENT);
            if (!stretch.turns().isEmpty()) {
                whatIf.add(stretch, one == null ? new Rules(config.alarm(), own.get(each), false) : about);
            }
        }
        if (whatIf.comparison().patients() == 0) {
            throw new IllegalStateException("nothing was measured " + whose + " in the last " + last.toHours()
                    + " h: the id is mistyped, or --at names the time on the ward");
        }
        return whatIf.comparison();
    }

    private static Map<PatientId, OwnLimits> own(Map<String, Object> kafka, long now) {
        Map<PatientId, OwnLimits> own = new HashMap<>();
        TopicReader.read(kafka, Topics.ALARM_LIMITS, record -> {
            OwnLimits limits = LimitRecords.toDomain(record);
            if (limits.expiresAt() > now) {
                own.put(new PatientId(record.getPatientId()), limits);
            }
        });
        return own;
    }
}

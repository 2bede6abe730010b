package dev.wardstream.command;

import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.burden.PolicyBurden;
import dev.wardstream.evaluate.EvaluateSettings;
import dev.wardstream.evaluate.EvaluateSettings.Folder;
import dev.wardstream.evaluate.Evaluation;
import dev.wardstream.evaluate.EvaluationPage;
import dev.wardstream.evaluate.EvaluationReport;
import dev.wardstream.evaluate.OperatingPoint;
import dev.wardstream.recordings.CsvOptions;
import dev.wardstream.recordings.RecordingSet;
import dev.wardstream.recordings.Recordings;
import dev.wardstream.score.Models;
import dev.wardstream.score.RiskModel;
import dev.wardstream.score.RiskModelFile;
import dev.wardstream.score.RiskModels;
import dev.wardstream.train.Progress;
import dev.wardstream.train.SearchLog;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges models and alarms beside baselines on recordings, and writes the report. */
@Command(
        name = "evaluate",
        description =
                "Judges models beside baselines on recordings, each on persons it has not learned from, and the monitor's"
                        + " alarms beside limits and NEWS2; writes report.json and report.html.",
        mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "MODEL",
            arity = "0..*",
            description =
                    "A shipped risk model (risk-icu, risk-vitals) or the file of one; the shipped ones where none is"
                            + " named.")
    private List<String> models = new ArrayList<>();

    @Option(
            names = "--data",
            paramLabel = "SET DIR",
            required = true,
            arity = "2",
            description =
                    "A set of recordings (mimic3-demo, cinc2012, eicu-demo, stress-predict, csv) and the folder it lies in. May"
                            + " be given again.")
    private List<String> data;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            required = true,
            description = "Where report.json and report.html are written.")
    private Path folder;

    @Option(
            names = "--page",
            paramLabel = "FILE",
            description = "Where the figures are written as a page of Markdown too, without the pictures.")
    private @Nullable Path page;

    @Option(
            names = "--folds",
            paramLabel = "N",
            defaultValue = "5",
            description = "Persons are dealt into so many folds. Default: ${DEFAULT-VALUE}.")
    private int folds;

    @Option(
            names = "--draws",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Draws of persons for the intervals. Default: ${DEFAULT-VALUE}.")
    private int draws;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Where chance begins. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Mixin
    private CsvArguments csv;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        EvaluateSettings settings = new EvaluateSettings(
                models(), searches(), Models.shipped(), AlarmPolicy.defaults(), folders(), folds, draws, seed);
        Evaluation.Pages pages;
        try (StageBars bars = new StageBars("evaluate")) {
            notes(settings.data(), bars).forEach(out::println);
            out.flush();
            pages = Evaluation.run(settings, bars);
        }
        Json.write(folder.resolve("report.json"), pages.report());
        Files.writeString(folder.resolve("report.html"), pages.html());
        if (page != null) {
            write(page, EvaluationPage.of(pages.report()));
        }
        pages.report().tasks().forEach(task -> tell(task, out));
        pages.report().alarmBurden().forEach(burden -> tell(burden, out));
        pages.report().alarmBurdenWithoutDeaths().forEach(burden -> tell(burden, out));
        pages.report().operatingPoints().stream()
                .filter(point -> point.kind().equals("model"))
                .forEach(point -> tell(point, out));
        pages.report().notJudged().forEach((what, why) -> out.println(what + " was not judged: " + why));
        out.println("written to " + folder.resolve("report.html") + " and report.json"
                + (page == null ? "" : ", the page to " + page));
        out.flush();
        return 0;
    }

    private static void write(Path file, String text) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.writeString(file, text);
    }

    private List<RiskModel> models() throws IOException {
        if (models.isEmpty()) {
            return RiskModels.shipped();
        }
        List<RiskModel> read = new ArrayList<>();
        for (String name : models) {
            read.add(RiskModels.ids().contains(name) ? RiskModels.shipped(name) : file(name));
        }
        return read;
    }

    private static RiskModel file(String name) throws IOException {
        Path file = Path.of(name);
        if (!Files.exists(file)) {
            throw new IllegalArgumentException(
                    "'" + name + "' is neither a shipped risk model, " + RiskModels.ids() + ", nor a file");
        }
        return RiskModelFile.read(file);
    }

    /** The logs that lie beside models' files. */
    private List<SearchLog> searches() throws IOException {
        List<SearchLog> logs = new ArrayList<>();
        for (String name : models) {
            Path log = SearchLog.besideModel(Path.of(name));
            if (Files.exists(log)) {
                logs.add(SearchLog.read(log));
            }
        }
        return logs;
    }

    private List<Folder> folders() {
        List<RecordingSet> sets = new ArrayList<>();
        for (int i = 0; i < data.size(); i += 2) {
            sets.add(RecordingSet.ofId(data.get(i)));
        }
        CsvOptions told = csv.of(sets);
        List<Folder> folders = new ArrayList<>();
        for (int i = 0; i + 1 < data.size(); i += 2) {
            Path directory = Path.of(data.get(i + 1));
            if (!Files.isDirectory(directory)) {
                throw new IllegalArgumentException("--data " + data.get(i) + " " + directory + ": no such folder");
            }
            folders.add(new Folder(sets.get(i / 2), directory, told));
        }
        return folders;
    }

    /** What is taken for granted of a ward's own files; and a file that cannot be read is told before the long work. */
    private static List<String> notes(List<Folder> folders, Progress progress) throws IOException {
        List<String> notes = new ArrayList<>();
        for (Folder folder : folders) {
            if (folder.set() == RecordingSet.CSV) {
                try (Recordings recordings = folder.open()) {
                    recordings.forEachRemaining(recording -> progress.at(
                            "checking " + folder.directory(),
                            recordings.report().recordings(),
                            Progress.UNKNOWN));
                    recordings.notes().forEach(note -> notes.add(folder.directory() + ": " + note));
                }
            }
        }
        return notes;
    }

    private static void tell(EvaluationReport.TaskReport task, PrintWriter out) {
        out.printf(
                "%s on %s: %,d patients, %,d with the outcome, %,d moments%n",
                task.task(), task.dataset(), task.patients(), task.positives(), task.moments());
        for (EvaluationReport.ScorerReport scorer : task.scorers()) {
            out.printf(
                    "  %-74s AUROC %.3f (%.3f to %.3f)  best min(Se, PPV) %.3f%n",
                    scorer.name(),
                    scorer.auroc().value(),
                    scorer.auroc().low(),
                    scorer.auroc().high(),
                    scorer.minSensitivityPpv().value());
        }
    }

    private static void tell(PolicyBurden burden, PrintWriter out) {
        if (burden.patientDays() == 0) {
            out.printf(
                    Locale.ROOT,
                    "alarms on %s, %-13s %6d, over no time: each patient has one row%n",
                    burden.dataset(),
                    burden.policy() + ":",
                    burden.alarms());
            return;
        }
        out.printf(
                Locale.ROOT,
                "alarms on %s, %-13s %6.2f a patient-day%s%n",
                burden.dataset(),
                burden.policy() + ":",
                burden.alarmsPerPatientDay(),
                deaths(burden.deathsAlarmed(), burden.deaths()));
    }

    private static void tell(OperatingPoint point, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%s as an alarm on %s: %.2f a patient-day%s%n",
                point.scorer(),
                point.dataset(),
                point.alarmsPerPatientDay(),
                deaths(point.deathsAlarmed(), point.deaths()));
    }

    private static String deaths(int alarmed, int deaths) {
        return deaths == 0 ? "" : ", before " + alarmed + " of " + deaths + " deaths";
    }
}

package dev.wardstream.recordings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A published set of recordings that Wardstream can read. The recordings themselves are not part of Wardstream. */
public enum RecordingSet {
    MIMIC3_DEMO(
            "mimic3-demo",
            "MIMIC-III Clinical Database Demo v1.4: bedside charted vitals, about hourly",
            "ODbL 1.0",
            "Johnson A, Pollard T, Mark R (2019), MIMIC-III Clinical Database Demo, doi:10.13026/C2HM2Q",
            "https://physionet.org/content/mimiciii-demo/1.4/",
            Mimic3Demo::open,
            Mimic3Demo::files),
    STRESS_PREDICT(
            "stress-predict",
            "Stress-Predict: wearers of an Empatica E4 at rest and at stress tasks, 1 Hz",
            "MIT",
            "Iqbal T et al. (2022), Stress Monitoring Using Wearable Sensors, Sensors 22(21):8135",
            "https://doi.org/10.3390/s22218135 (its data availability statement names the repository)",
            StressPredict::open,
            StressPredict::files),
    CINC2012(
            "cinc2012",
            "PhysioNet/Computing in Cardiology Challenge 2012, set A: first 48 h of ICU stays",
            "ODC-BY 1.0",
            "Silva I et al. (2012), Predicting In-Hospital Mortality of ICU Patients, Comput Cardiol 39:245-248",
            "https://physionet.org/content/challenge-2012/1.0.0/",
            Cinc2012::open,
            Cinc2012::files),
    EICU_DEMO(
            "eicu-demo",
            "eICU Collaborative Research Database Demo 2.0.1: ICU stays of many hospitals, hourly, with the cuff's readings",
            "ODbL 1.0",
            "Pollard T et al. (2018), The eICU Collaborative Research Database, Sci Data, doi:10.1038/sdata.2018.178",
            "https://physionet.org/content/eicu-crd-demo/2.0.1/",
            EicuDemo::open,
            EicuDemo::files),
    CSV(
            "csv",
            "A ward's own recordings in Wardstream's CSV",
            "the ward's own",
            "none",
            "your own records",
            directory -> PlainCsv.open(directory, CsvOptions.none()),
            PlainCsv::files);

    private interface Opener {
        Recordings open(Path directory) throws IOException;
    }

    private interface Lister {
        List<Path> files(Path directory) throws IOException;
    }

    private final String id;
    private final String title;
    private final String licence;
    private final String citation;
    private final String source;
    private final Opener opener;
    private final Lister lister;

    RecordingSet(
            String id, String title, String licence, String citation, String source, Opener opener, Lister lister) {
        this.id = id;
        this.title = title;
        this.licence = licence;
        this.citation = citation;
        this.source = source;
        this.opener = opener;
        this.lister = lister;
    }

    /** As commands name it, such as {@code mimic3-demo}. */
    public String id() {
        return id;
    }

    public String title() {
        return title;
    }

    public String licence() {
        return licence;
    }

    public String citation() {
        return citation;
    }

    /** Where it is published. */
    public String source() {
        return source;
    }

    /**
     * Opens the set's folder; the caller closes what it gets.
     *
     * @throws IOException where a file of the set is missing or unreadable
     */
    public Recordings open(Path directory) throws IOException {
        return opener.open(directory);
    }

    /**
     * The same, with what somebody tells of a ward's own files.
     *
     * @param csv of no use to another set than {@link #CSV}
     */
    public Recordings open(Path directory, CsvOptions csv) throws IOException {
        return this == CSV ? PlainCsv.open(directory, csv) : open(directory);
    }

    /** The files that {@link #open(Path)} reads, in the order of their names. */
    public List<Path> files(Path directory) throws IOException {
        return lister.files(directory);
    }

    /** @throws IllegalArgumentException where no set has this id */
    public static RecordingSet ofId(String id) {
        return Arrays.stream(values())
                .filter(set -> set.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no recording set '" + id + "', there are "
                        + Arrays.stream(values()).map(RecordingSet::id).collect(Collectors.joining(", "))));
    }
}

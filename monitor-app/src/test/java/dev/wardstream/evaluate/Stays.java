package dev.wardstream.evaluate;

import dev.wardstream.recordings.RecordingSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/** Made-up stays in the formats of the recorded sets, drawn from a seed: a racing heart foretells death, nothing else does. */
public final class Stays {
    private Stays() {}

    /** Of {@code count} stays every third ends in death, or, with the outcomes shuffled, whichever the seed says. */
    static EvaluateSettings.Folder cinc2012(Path folder, int count, boolean shuffled) throws IOException {
        Random random = new Random(21);
        Random deal = new Random(4);
        StringBuilder rows = new StringBuilder("record_id,minute,hr,rr,sao2,temp,sbp_art,dbp_art,map_art,sbp_ni,dbp_ni,"
                + "map_ni,fio2,gcs,mechvent\n");
        StringBuilder outcomes = new StringBuilder("RecordID,SAPS-I,SOFA,Length_of_stay,Survival,In-hospital_death\n");
        for (int stay = 0; stay < count; stay++) {
            boolean ill = stay % 3 == 0;
            boolean died = shuffled ? deal.nextInt(3) == 0 : ill;
            outcomes.append(1000 + stay)
                    .append(",1,1,5,-1,")
                    .append(died ? 1 : 0)
                    .append('\n');
            for (int hour = 0; hour < 48; hour += 2) {
                rows.append(row(1000 + stay, hour * 60 + stay % 60, ill, random));
            }
        }
        Files.writeString(folder.resolve("Outcomes-a.txt"), outcomes);
        writeGzipped(folder.resolve("vitals_set-a.csv.gz"), rows.toString());
        return new EvaluateSettings.Folder(RecordingSet.CINC2012, folder);
    }

    /**
     * ICU stays charted by the hour for three days, each of another person. Every third dies at the end of the third day, its heart
     * racing past every limit for the last ten hours; the others' hearts never do.
     */
    public static EvaluateSettings.Folder mimic3Demo(Path folder, int count) throws IOException {
        return mimic3Demo(folder, count, 3);
    }

    /** @param everyHowMany stays one ends in death; 0 for none */
    public static EvaluateSettings.Folder mimic3Demo(Path folder, int count, int everyHowMany) throws IOException {
        Random random = new Random(5);
        StringBuilder rows = new StringBuilder(
                "icustay_id,minute,hr,rr,spo2,nbp_sys,nbp_dia,nbp_map,abp_sys,abp_dia,abp_map,temp_c,"
                        + "gcs_total,gcs_eye,gcs_verbal,gcs_motor,fio2_pct,o2_flow,o2_device,alarm_hr_hi,alarm_hr_lo\n");
        StringBuilder stays = new StringBuilder("icustay_id,subject_id,hospital_expire_flag,death_minute\n");
        for (int stay = 0; stay < count; stay++) {
            boolean dies = everyHowMany > 0 && stay % everyHowMany == 0;
            stays.append(String.format(
                    Locale.ROOT, "%d,%d,%d,%s%n", 100 + stay, 900 + stay, dies ? 1 : 0, dies ? 72 * 60 : ""));
            for (int hour = 0; hour < 72; hour++) {
                double rate = dies && hour >= 62 ? 135 : 85 + 4 * random.nextGaussian();
                rows.append(String.format(
                        Locale.ROOT,
                        "%d,%d,%.0f,16,97,120,70,85,,,,36.8,15,,,,,,,%s,%s%n",
                        100 + stay,
                        hour * 60,
                        rate,
                        hour == 0 ? "130" : "",
                        hour == 0 ? "50" : ""));
            }
        }
        Files.writeString(folder.resolve("stays.csv"), stays);
        writeGzipped(folder.resolve("vitals.csv.gz"), rows.toString());
        return new EvaluateSettings.Folder(RecordingSet.MIMIC3_DEMO, folder);
    }

    private static String row(int record, int minute, boolean ill, Random random) {
        return String.format(
                Locale.ROOT,
                "%d,%d,%.0f,%.0f,%.0f,%.1f,,,,%.0f,%.0f,%.0f,%.2f,%d,%s%n",
                record,
                minute,
                (ill ? 105 : 85) + 12 * random.nextGaussian(),
                18 + 2 * random.nextGaussian(),
                Math.min(100, 97 + random.nextGaussian()),
                37 + 0.4 * random.nextGaussian(),
                120 + 10 * random.nextGaussian(),
                70 + 6 * random.nextGaussian(),
                85 + 7 * random.nextGaussian(),
                0.3 + 0.1 * random.nextDouble(),
                12 + random.nextInt(4),
                random.nextBoolean() ? "1" : "");
    }

    private static void writeGzipped(Path file, String text) throws IOException {
        try (var out = new java.util.zip.GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
    }
}

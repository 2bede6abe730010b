package dev.wardstream.evaluate;

import dev.wardstream.recordings.RecordingSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/** Made-up stays in the formats of the recorded sets, drawn from a seed: a racing heart foretells death, nothing else does. */
final class Stays {
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

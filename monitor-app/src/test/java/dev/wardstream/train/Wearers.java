package dev.wardstream.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/**
 * Made-up wearers at rest, in the format of Stress-Predict: a few minutes each, drawn from a seed. Each minute they sit still or move
 * about, and their hearts follow.
 */
final class Wearers {
    static final int SECONDS = 400;

    private Wearers() {}

    static Path in(Path folder, int wearers) throws IOException {
        Random random = new Random(99);
        for (int wearer = 1; wearer <= wearers; wearer++) {
            StringBuilder text = new StringBuilder("unix_s,hr_bpm,temp_c,eda_us,acc_g_mean,acc_g_sd,resp_bpm,label\n");
            double rate = 60 + 30 * random.nextDouble();
            double motion = 0;
            for (int second = 0; second < SECONDS; second++) {
                motion = second % 60 == 0 ? random.nextInt(2) / 20.0 : motion;
                text.append(String.format(
                        Locale.ROOT,
                        "%d,%.2f,%.3f,%.3f,1,%.4f,,0%n",
                        1_600_000_000 + second,
                        rate + 400 * motion + random.nextGaussian(),
                        33 + random.nextGaussian() / 10,
                        1 + random.nextDouble(),
                        motion + random.nextDouble() / 100));
            }
            // A finger off the sensor: implausible, and no reason to lose the second's other values.
            text.append(1_600_000_000 + SECONDS).append(",0,33,1,1,0.01,,0\n");
            Files.writeString(folder.resolve(String.format(Locale.ROOT, "S%02d.csv", wearer)), text);
        }
        return folder;
    }
}

package dev.wardstream.command;

import dev.wardstream.train.Progress;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;

/** A progress bar for each stage of training. */
final class StageBars implements Progress, AutoCloseable {
    private final String model;
    private @Nullable ProgressBar bar;
    private String stage = "";

    StageBars(String model) {
        this.model = model;
    }

    @Override
    public void at(String now, long done, long of) {
        if (bar == null || !now.equals(stage)) {
            close();
            stage = now;
            bar = Bars.of(model + " " + now, of);
        }
        bar.stepTo(done);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}

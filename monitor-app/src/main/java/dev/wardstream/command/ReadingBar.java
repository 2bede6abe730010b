package dev.wardstream.command;

import dev.wardstream.wire.TopicReader.Progress;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;

/** How far topics are read, as a bar; what is read at once shows none. */
final class ReadingBar implements Progress, AutoCloseable {
    private static final long PATIENCE_NANOS = 1_000_000_000;

    private final String task;
    private final long startedAt = System.nanoTime();
    private @Nullable ProgressBar bar;

    ReadingBar(String task) {
        this.task = task;
    }

    @Override
    public void read(long read, long all) {
        if (bar == null && read < all && System.nanoTime() - startedAt > PATIENCE_NANOS) {
            bar = Bars.of(task, all);
        }
        if (bar != null) {
            bar.stepTo(read);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}

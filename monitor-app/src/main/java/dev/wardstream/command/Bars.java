package dev.wardstream.command;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress bars on the standard error stream, so that what a command prints can be piped. */
final class Bars {
    private Bars() {}

    /** @param max how much there is to do; -1 where nobody knows yet */
    static ProgressBar of(String task, long max) {
        return builder(task, max).build();
    }

    /** The same for what has no bar before it begins. */
    static ProgressBarBuilder builder(String task, long max) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(max)
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .setUpdateIntervalMillis(500)
                .setConsumer(new ConsoleProgressBarConsumer(System.err));
    }
}

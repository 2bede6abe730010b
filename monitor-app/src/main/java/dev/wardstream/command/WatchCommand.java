package dev.wardstream.command;

import dev.wardstream.watch.Bulletin;
import dev.wardstream.watch.Lookout;
import dev.wardstream.watch.Notice;
import dev.wardstream.watch.Trouble;
import dev.wardstream.watch.Watchdog;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The outside watcher. */
@Command(
        name = "watch",
        description =
                "Watches the monitor from outside: tells when an instance falls silent, when a part of it is not well, when it is"
                        + " stopped, when none runs and when no broker answers, and the end of each. Run it on another machine"
                        + " than the monitor's.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all is well or still starting, or ended in order",
            "1:--once has found trouble",
            "2:the command or a setting is wrong"
        },
        mixinStandardHelpOptions = true)
final class WatchCommand implements Callable<Integer> {
    /** Between two looks, beside the time that each listens. */
    private static final Duration PAUSE = Duration.ofMillis(500);

    @Mixin
    private SettingsOptions settings;

    @Option(
            names = "--silence",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "How long an instance may be silent, such as 15s. Default: three of its own intervals.")
    private @Nullable Duration silence;

    @Option(
            names = "--once",
            description = "Look once, print what is wrong, and end with exit code 0 or 1: for cron, systemd and Nagios."
                    + " The clock here must agree with the brokers'.")
    private boolean once;

    @Option(
            names = "--exec",
            paramLabel = "COMMAND",
            description =
                    "Run this by sh -c for each line that is told, with WARDSTREAM_TROUBLE (NO_BROKER, NO_MONITOR, SILENT,"
                            + " PART_ILL, STARTING, STOPPED), WARDSTREAM_STATE (BEGAN, OVER, TOLD), WARDSTREAM_AT, WARDSTREAM_SINCE,"
                            + " WARDSTREAM_SUBJECT, WARDSTREAM_INSTANCE, WARDSTREAM_PART, WARDSTREAM_CAUSE and WARDSTREAM_ADVICE"
                            + " in its environment. It has 30 s.")
    private @Nullable String command;

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        MonitorConfig config = settings.load();
        Watchdog watchdog = new Watchdog(silence, once);
        try (StopSignal stop = new StopSignal();
                Pager pager = command == null ? null : new Pager(command);
                Lookout lookout = new Lookout(config.kafka())) {
            return once ? lookOnce(watchdog, lookout, pager) : keepWatch(watchdog, lookout, pager, stop, config);
        }
    }

    private int lookOnce(Watchdog watchdog, Lookout lookout, @Nullable Pager pager) {
        lookout.look().forEach(watchdog::see);
        long now = System.currentTimeMillis();
        List<Trouble> troubles = watchdog.troubles(now);
        tell(new Bulletin().news(troubles, now), pager);
        boolean isWell = troubles.stream().noneMatch(Trouble::isSerious);
        if (isWell && !json) {
            boolean isStarting = troubles.stream().anyMatch(trouble -> trouble.kind() == Trouble.Kind.STARTING);
            print(isStarting ? "no trouble, but not everything is ready yet" : "all is well");
        }
        return isWell ? 0 : 1;
    }

    private int keepWatch(
            Watchdog watchdog, Lookout lookout, @Nullable Pager pager, StopSignal stop, MonitorConfig config)
            throws InterruptedException {
        if (!json) {
            print("watching the monitor on " + config.bootstrapServers() + "; Ctrl-C ends it");
        }
        Bulletin bulletin = new Bulletin();
        while (!stop.await(PAUSE)) {
            lookout.look().forEach(watchdog::see);
            long now = System.currentTimeMillis();
            tell(bulletin.news(watchdog.troubles(now), now), pager);
        }
        return 0;
    }

    private void tell(List<Notice> notices, @Nullable Pager pager) {
        for (Notice notice : notices) {
            print(json ? Json.line(NoticeText.Row.of(notice)) : NoticeText.line(notice, Ansi.AUTO));
            if (pager != null) {
                pager.tell(notice);
            }
        }
    }

    private void print(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}

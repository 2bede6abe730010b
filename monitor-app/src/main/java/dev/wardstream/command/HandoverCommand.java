package dev.wardstream.command;

import dev.wardstream.command.ShiftTimeConverter.Asked;
import dev.wardstream.handover.Edition;
import dev.wardstream.handover.Handover;
import dev.wardstream.handover.HandoverReader;
import dev.wardstream.handover.HandoverSettings;
import dev.wardstream.handover.Span;
import dev.wardstream.words.Wording;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells what one shift hands to the next. */
@Command(
        name = "handover",
        description =
                "Tells what a shift hands to the next, the patients to look at first: what is open, who was ill, what alarmed and how"
                        + " long, who answered and how fast, pauses, own limits, devices, NEWS2, and calls a patient-day. Without"
                        + " times it is the shift that ended last, by the settings ward.shifts and ward.zone.",
        mixinStandardHelpOptions = true)
final class HandoverCommand implements Callable<Integer> {
    @Option(names = "--ward", paramLabel = "WARD", description = "Which ward. Needed only where there are several.")
    private @Nullable String ward;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = ShiftTimeConverter.class,
            description =
                    "When it begins: 23:00 (the last before the end, in the ward's time), or as 2026-11-23T23:00:00Z.")
    private @Nullable Asked from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            converter = ShiftTimeConverter.class,
            description = "When it ends, likewise. Default: now, where --from is given. At most 48 h.")
    private @Nullable Asked to;

    @Option(
            names = "--language",
            paramLabel = "CODE",
            defaultValue = "en",
            description = "Language of the sheet, en or zh. Default: ${DEFAULT-VALUE}.")
    private String language;

    @Option(names = "--html", paramLabel = "FILE", description = "Write it as a page, which prints on A4, instead.")
    private @Nullable Path html;

    @Option(names = "--json", description = "Print it as one JSON object.")
    private boolean json;

    @Mixin
    private SettingsOptions settings;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Locale known = Wording.language(language);
        if (known == null) {
            throw new IllegalArgumentException("--language is one of " + String.join(", ", Wording.languages()));
        }
        MonitorConfig config = settings.loadAnswering();
        HandoverSettings shifts = config.handover();
        OptionalLong demo = new WardTime(AskingOptions.DEMO).now(config.bootstrapServers(), System.currentTimeMillis());
        long now = demo.orElseGet(System::currentTimeMillis);
        Span span = span(shifts, now);
        CommandAudit.onTopic(config.kafka())
                .reading("read handover", whose(span), spec.commandLine().getErr());
        boolean wallClock = demo.isEmpty() && config.monitor().clock() == MonitorConfig.ClockKind.wall;
        Handover handover = read(config.kafka(), wallClock, span);
        Edition edition = new Edition(known, shifts.shifts().zone(), shifts.aim(), now);
        PrintWriter out = spec.commandLine().getOut();
        if (html != null) {
            Files.writeString(html, edition.html(handover, Map.of()));
            out.println("written to " + html);
        } else if (json) {
            out.println(Json.line(edition.json(handover)));
        } else {
            out.print(edition.text(handover));
        }
        out.flush();
        return 0;
    }

    private Span span(HandoverSettings settings, long now) {
        if (from == null && to == null) {
            return settings.shifts().lastEnded(now);
        }
        long end = to == null ? now : to.before(now, settings.shifts());
        return from == null ? settings.shifts().lastEnded(end) : new Span(from.before(end, settings.shifts()), end);
    }

    private Handover read(Map<String, Object> kafka, boolean wallClock, Span span) {
        Map<String, Handover> wards;
        try (ReadingBar bar = new ReadingBar("handover")) {
            wards = new HandoverReader(kafka, wallClock).read(span, bar);
        }
        if (ward == null && wards.size() > 1) {
            throw new IllegalArgumentException(
                    "there are several wards: name one of " + String.join(", ", wards.keySet()) + " with --ward");
        }
        Handover handover = ward == null ? wards.values().stream().findFirst().orElse(null) : wards.get(ward);
        if (handover == null) {
            throw new IllegalStateException("nobody lay on " + (ward == null ? "any ward" : "ward " + ward) + " from "
                    + Instant.ofEpochMilli(span.from()) + " to " + Instant.ofEpochMilli(span.to())
                    + (wards.isEmpty() ? "" : "; there are " + String.join(", ", wards.keySet())));
        }
        return handover;
    }

    private String whose(Span span) {
        return (ward == null ? "of the one ward" : "of ward " + ward) + ", from " + Instant.ofEpochMilli(span.from())
                + " to " + Instant.ofEpochMilli(span.to());
    }
}

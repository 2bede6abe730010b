package dev.wardstream.command;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which files a running monitor goes by, so that nobody has to guess. */
final class RunPlaces {
    /** As log4j2.xml has it. */
    private static final String LOGS = System.getProperty("wardstream.logs", ".wardstream/logs");

    private RunPlaces() {}

    /** @param settings where the settings come from */
    static List<String> lines(MonitorConfig config, String settings) {
        NotifyConfig calls = config.calls();
        return List.of(
                line("settings", settings),
                line(
                        "rota",
                        calls.enabled()
                                ? placeOf(calls.rota(), "none: calls are printed here")
                                : "none: nobody is called"),
                line("users", placeOf(config.http().access().users(), "none: nobody has to sign in")),
                line("state", placeOf(config.monitor().stateDirectory(), "")),
                line("log", placeOf(Path.of(LOGS, "wardstream.log"), "")));
    }

    private static String line(String name, String place) {
        return String.format("  %-9s %s", name, place);
    }

    private static String placeOf(@Nullable Path path, String otherwise) {
        return path == null ? otherwise : path.toAbsolutePath().normalize().toString();
    }
}

package dev.wardstream.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardstream.command.SpeedConverter.Speed;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** What is typed at the terminal. */
class CommandLineTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "demo",
                "run",
                "simulate",
                "replay",
                "train",
                "topics",
                "quarantine",
                "assign",
                "encode",
                "alarms",
                "answer",
                "patient",
                "watch",
                "bench"
            })
    void everyCommandHelps(String command) {
        Terminal.Answer answer = command.isEmpty() ? Terminal.run("--help") : Terminal.run(command, "--help");
        assertThat(answer.exitCode()).isZero();
        assertThat(answer.output()).contains("Usage: wardstream");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            demo --for soon                          | 'soon' is no duration, such as 60s, 5m or 2h
            demo --speed fast                        | 'fast'
            demo --broker-port 70000 --for 1s        | --broker-port
            replay mimic3-demo                       | DIR
            replay mimic4 somewhere                  | there is no set 'mimic4', only mimic3-demo
            replay mimic3-demo nowhere --speed fast  | 'fast' is neither a number nor max
            replay mimic3-demo nowhere --speed 0     | it must be a number above 0, or max
            replay mimic3-demo nowhere               | nowhere is no folder
            topics --config nowhere.conf             | --config nowhere.conf: no such file
            run -K bootstrap.servers                 | NAME=VALUE
            assign band-1 patient-1 ward-1           | BED
            assign band-1 patient-1 w b --kind watch | there is no kind of device 'watch', only
            assign band-1 patient-1 w b --from today | 'today' is no time, such as
            quarantine list --reason BAD             | BAD
            bench --parts copy,paste                 | there is no part 'paste', only copy, two-hops, dsl, monitor
            bench --patients 0                       | --patients must be 1 or more
            watch --silence long                     | 'long' is no duration, such as
            """)
    void whatIsWrongIsNamedAndTheExitCodeIsTwo(String command, String told) {
        Terminal.Answer answer = Terminal.run(command.strip().split(" +"));
        assertThat(answer.exitCode()).as(answer.errors()).isEqualTo(2);
        assertThat(answer.errors()).contains(told);
    }

    @Test
    void whoAnswersAnAlarmWaitsForTheOptionsOfNoOtherCommand() {
        assertThat(WardstreamCommand.commandLine("answer", "acknowledge", "--help")
                        .getSubcommands())
                .containsOnlyKeys("answer");
    }

    @Test
    void aCommandThatIsNoneIsAnsweredWithThoseThatAreLikeIt() {
        Terminal.Answer answer = Terminal.run("alarm");
        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.errors()).contains("'alarm'", "wardstream alarms");
    }

    @Test
    void aStartTellsWhatItsSecondsAreSpentOn() {
        StartPhases start = new StartPhases(0);
        start.end("broker and store", 2_400_000_000L);
        start.end("monitor", 5_290_000_000L);
        assertThat(start).hasToString("5.3 s: broker and store 2.4, monitor 2.9");
    }

    @Test
    void everyCommandAndArgumentIsDescribedInOneStyle() {
        SoftAssertions soft = new SoftAssertions();
        assertDescribed(soft, WardstreamCommand.commandLine());
        soft.assertAll();
    }

    private static void assertDescribed(SoftAssertions soft, CommandLine command) {
        CommandLine.Model.CommandSpec spec = command.getCommandSpec();
        assertSentence(soft, spec.qualifiedName(), spec.usageMessage().description());
        for (CommandLine.Model.ArgSpec argument : spec.args()) {
            String name = spec.qualifiedName() + " "
                    + (argument instanceof CommandLine.Model.OptionSpec option
                            ? option.longestName()
                            : argument.paramLabel());
            assertSentence(soft, name, argument.description());
            if (argument.arity().max() > 0) {
                soft.assertThat(argument.paramLabel()).as(name).matches("[A-Z][A-Z0-9:=/_@. -]*([|][a-z]+)*");
            }
        }
        command.getSubcommands().values().forEach(part -> assertDescribed(soft, part));
    }

    private static void assertSentence(SoftAssertions soft, String name, String[] description) {
        soft.assertThat(String.join(" ", description)).as(name).matches("(?s)[A-Z-].*[.]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"wardstream assign", "wardstream encode"})
    void whatTheEmptyPageProposesIsACommandThatWorks(String begin) throws Exception {
        String script;
        try (InputStream page = CommandLineTest.class.getResourceAsStream("/ward/page/js/overview.js")) {
            script = new String(Objects.requireNonNull(page).readAllBytes(), StandardCharsets.UTF_8);
        }
        String line = script.substring(script.indexOf(begin));
        List<String> words = Pattern.compile(" ")
                .splitAsStream(line.substring(0, line.indexOf('\n')))
                .skip(1)
                .toList();
        WardstreamCommand.commandLine()
                .setCaseInsensitiveEnumValuesAllowed(true)
                .parseArgs(words.toArray(String[]::new));
    }

    @Test
    void aPortThatOthersReachIsNotOpenedWithoutUsers() throws Exception {
        for (String host : new String[] {"0.0.0.0", "::", "ward-host.invalid"}) {
            Path settings = Files.writeString(folder.resolve("ward.conf"), "http.host = \"" + host + "\"\n");
            Terminal.Answer answer = Terminal.run("run", "--bootstrap", "127.0.0.1:1", "--config", settings.toString());
            assertThat(answer.exitCode()).as(host + answer.errors()).isEqualTo(2);
            assertThat(answer.errors()).contains("http.host is " + host, "http.users", "wardstream user add");
        }
    }

    @Test
    void durationsAreThoseOfTheSettings() {
        DurationConverter durations = new DurationConverter();
        assertThat(durations.convert("90s")).isEqualTo(Duration.ofSeconds(90));
        assertThat(durations.convert("5m")).isEqualTo(Duration.ofMinutes(5));
        assertThat(durations.convert("2 h")).isEqualTo(Duration.ofHours(2));
        assertThatThrownBy(() -> durations.convert("0s")).isInstanceOf(TypeConversionException.class);
        assertThatThrownBy(() -> durations.convert("-5m")).isInstanceOf(TypeConversionException.class);
    }

    @Test
    void aSpeedIsANumberOrMax() {
        SpeedConverter speeds = new SpeedConverter();
        assertThat(speeds.convert("max")).isEqualTo(new Speed(OptionalDouble.empty()));
        assertThat(speeds.convert("2.5")).isEqualTo(new Speed(OptionalDouble.of(2.5)));
        assertThatThrownBy(() -> speeds.convert("-1")).isInstanceOf(TypeConversionException.class);
        assertThatThrownBy(() -> speeds.convert("Infinity")).isInstanceOf(TypeConversionException.class);
    }

    @Test
    void anInstantIsATimeADayOrEpochMilliseconds() {
        InstantConverter instants = new InstantConverter();
        assertThat(instants.convert("2026-03-01T07:00:00Z")).isEqualTo(Instant.parse("2026-03-01T07:00:00Z"));
        assertThat(instants.convert("2026-03-01")).isEqualTo(Instant.parse("2026-03-01T00:00:00Z"));
        assertThat(instants.convert("1700000000000")).isEqualTo(Instant.ofEpochMilli(1_700_000_000_000L));
        assertThatThrownBy(() -> instants.convert("99999999999999999999")).isInstanceOf(TypeConversionException.class);
        assertThatThrownBy(() -> instants.convert("2026-02-30")).isInstanceOf(TypeConversionException.class);
    }

    @Test
    void theWardsClockGoesOnAfterTheLastRunAndForgets() throws Exception {
        long now = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();
        WardTime time = new WardTime(folder);
        long fresh = time.start(now, 10);
        assertThat(fresh).isLessThan(now);

        time.note(fresh + 3_600_000);
        assertThat(time.start(now, 10)).isGreaterThan(fresh + 3_600_000);
        assertThat(time.start(now + 86_400_000, 10)).as("a day later").isEqualTo(fresh + 86_400_000);

        time.forget();
        assertThat(time.start(now, 10)).isEqualTo(fresh);
        Files.writeString(folder.resolve("ward-time"), "noon");
        assertThatThrownBy(() -> time.start(now, 10)).hasMessageContaining("--fresh");
    }
}

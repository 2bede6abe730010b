package dev.wardstream.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardstream.alarm.AlarmCommand.Action;
import dev.wardstream.alarm.OwnLimits;
import dev.wardstream.alarm.OwnLimits.Change;
import dev.wardstream.command.AskingOptions.Asked;
import dev.wardstream.command.AskingOptions.Request;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.VitalSign;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.ParseResult;

/** What is typed to answer an alarm or to tell of a patient's stay, and what is asked by it. */
class AskingTest {
    private static final Instant NOW = Instant.parse("2026-11-25T07:00:00Z");
    private static final Asked ASKED = new Asked("nurse-3", NOW.toEpochMilli());
    private static final long IN_TEN_MINUTES = NOW.plusSeconds(600).toEpochMilli();

    @Test
    void anAlarmIsAnswered() {
        assertThat(asked("answer acknowledge alarm-1 --by nurse-3 --comment turned"))
                .isEqualTo(new Action.Acknowledge("alarm-1", "turned"));
        assertThat(asked("answer acknowledge alarm-1 --by nurse-3")).isEqualTo(new Action.Acknowledge("alarm-1", ""));
        assertThat(asked("answer decline alarm-1 --by nurse-3 --reason resuscitating"))
                .isEqualTo(new Action.Decline("alarm-1", "resuscitating"));
        assertThat(asked("answer hand-over alarm-1 --by nurse-3 --to nurse-4 --comment lunch"))
                .isEqualTo(new Action.HandOver("alarm-1", "nurse-4", "lunch"));
        assertThat(asked("answer clear alarm-1 --by nurse-3")).isEqualTo(new Action.ClearLatched("alarm-1", ""));
        assertThat(asked("answer clear alarm-1 --by nurse-3 --reason seen"))
                .isEqualTo(new Action.ClearLatched("alarm-1", "seen"));
        assertThat(asked("answer mark alarm-1 --not-useful --by nurse-3"))
                .isEqualTo(new Action.MarkUseful("alarm-1", false));
        assertThat(asked("answer mark alarm-1 --useful --by nurse-3"))
                .isEqualTo(new Action.MarkUseful("alarm-1", true));
    }

    @Test
    void anAlarmIsSilencedForAWhileOrUntilATime() {
        Action expected = new Action.Silence("alarm-1", IN_TEN_MINUTES, "washing");
        assertThat(asked("answer silence alarm-1 --by nurse-3 --for 10m --reason washing"))
                .isEqualTo(expected);
        assertThat(asked("answer silence alarm-1 --by nurse-3 --until 2026-11-25T07:10:00Z --reason washing"))
                .isEqualTo(expected);
    }

    @Test
    void aPatientComesIsPausedAndLeaves() {
        assertThat(asked("patient admit patient-7 ward-1 bed-9 --by nurse-3"))
                .isEqualTo(new Action.Admit(new Location("ward-1", "bed-9")));
        assertThat(asked("patient pause patient-7 --by nurse-3 --for 10m --reason washing"))
                .isEqualTo(new Action.Pause(IN_TEN_MINUTES, "washing"));
        assertThat(asked("patient resume patient-7 --by nurse-3")).isEqualTo(new Action.Resume());
        assertThat(asked("patient device patient-7 band-1 --by nurse-3 --kind spot-check"))
                .isEqualTo(new Action.AssignDevice(new DeviceId("band-1"), DeviceKind.SPOT_CHECK));
        assertThat(asked("patient discharge patient-7 --by nurse-3 --reason home"))
                .isEqualTo(new Action.Discharge("home"));
    }

    @Test
    void aPatientGetsLimitsOfTheirOwn() {
        Action action =
                asked("patient limits patient-7 --by nurse-3 --limit heartRate.high=130 --limit heartRate.delay=30s"
                        + " --limit spo2.low=85 --spo2-scale-2 --approved-by dr-1 --expires 24h");
        assertThat(action)
                .isEqualTo(new Action.SetLimits(new OwnLimits(
                        Map.of(
                                VitalSign.HEART_RATE,
                                new Change(Double.NaN, 130, Double.NaN, Double.NaN, Duration.ofSeconds(30)),
                                VitalSign.SPO2,
                                new Change(85, Double.NaN, Double.NaN, Double.NaN, null)),
                        true,
                        ASKED.at(),
                        "nurse-3",
                        "dr-1",
                        NOW.plusSeconds(86_400).toEpochMilli())));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            answer acknowledge --by nurse-3                                  | ALARM
            answer acknowledge alarm-1                                       | --by
            answer decline alarm-1 --by nurse-3                              | --reason
            answer hand-over alarm-1 --by nurse-3                            | --to
            answer silence alarm-1 --by nurse-3 --reason r                   | --for
            answer silence alarm-1 --by n --reason r --for 1m --until 2026-01-01 | mutually exclusive
            answer silence alarm-1 --by n --reason r --until 2026-01-01      | --until 2026-01-01T00:00:00Z is not after now
            patient admit patient-7 ward-1 --by nurse-3                      | BED
            patient pause patient-7 --by nurse-3 --for 10m                   | --reason
            patient limits patient-7 --by nurse-3 --expires 24h              | --approved-by
            patient limits p --by n --approved-by d                          | --expires
            patient limits p --by n --approved-by d --expires 1h --limit hr.high=1 | --limit hr.high names no limit
            patient limits p --by n --approved-by d --expires 1h --limit spo2.top=1 | --limit spo2.top names no limit
            patient limits p --by n --approved-by d --expires 1h --limit spo2.low=8 | --limit spo2.low=8 must be between 30 and 100 %
            patient limits p --by n --approved-by d --expires 1h --limit spo2.low=x | --limit spo2.low=x is no number
            patient device p band-1 --by n --kind watch                      | there is no kind of device 'watch'
            """)
    void whatIsWrongIsNamedBeforeAnybodyIsAsked(String command, String told) {
        Terminal.Answer answer = Terminal.run(command.strip().split(" +"));
        assertThat(answer.exitCode()).as(answer.errors()).isEqualTo(2);
        assertThat(answer.errors()).contains(told);
    }

    @Test
    void limitsThatLeaveNoRoomAreRefused() {
        assertThatThrownBy(() -> LimitArguments.changes(Map.of("spo2.low", "95", "spo2.high", "90")))
                .hasMessageContaining("spo2.low must be below spo2.high");
    }

    @Test
    void onTheWardOfARunningDemoItIsAsLateAsItsClockShows(@TempDir Path folder) throws Exception {
        WardTime time = new WardTime(folder);
        assertThat(time.now("127.0.0.1:9092", 50_000)).as("no demo").isEmpty();

        time.belongsTo("127.0.0.1:9092", 10);
        time.note(1_000_000);
        Files.setLastModifiedTime(folder.resolve("ward-time"), FileTime.fromMillis(50_000));

        assertThat(time.now("127.0.0.1:9092", 50_200)).hasValue(1_002_000);
        assertThat(time.now("kafka-1:9092", 50_200)).as("another cluster").isEmpty();
        assertThat(time.now("127.0.0.1:9092", 60_000)).as("the demo has ended").isEmpty();
    }

    private static Action asked(String command) {
        ParseResult parsed = WardstreamCommand.commandLine().parseArgs(command.split(" "));
        ParseResult part = parsed.subcommand().subcommand();
        return ((Request) part.commandSpec().userObject()).action(ASKED);
    }
}

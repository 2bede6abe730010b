package dev.wardstream.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.intake.DeviceClock.Pace;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How clocks go wrong, and how soon the bed is watched all the same. A sample is live where it is judged at most a minute after
 * the time at which it is taken to be measured, as the alarms have it.
 */
class DeviceClockTest {
    private static final long START = 1_772_430_000_000L;
    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long LIVE_WITHIN = MINUTE;

    /** One sample: its true time, what its device says, when it came. */
    private record Sent(long at, long stamp, long receivedAt) {}

    /** What became of it. */
    private record Judged(Sent sent, long corrected) {
        boolean isLive() {
            return sent.receivedAt - corrected <= LIVE_WITHIN;
        }

        /** How far the corrected time is from the truth, milliseconds. */
        long error() {
            return corrected - sent.at;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 300, 5_000, 9_000})
    void aClockThatIsRightIsTakenAsItIsWhateverItsSamplesNeedOnTheWay(long delay) {
        List<Judged> judged = judge(sent(300, SECOND, at -> at, jitter(delay, 1_000)));

        assertThat(judged).allMatch(each -> each.corrected == each.sent.stamp);
    }

    @ParameterizedTest
    @CsvSource({
        "-20, 0",
        "-70, 0",
        "-180, 0",
        "-1320, 0",
        "-28800, 0",
        "3, 0",
        "95, 0",
        "3600, 0",
        "19800, 0", // a time zone
        "-20, 1400",
        "-70, 1400",
        "-180, 1400",
        "-1320, 1400",
        "-28800, 1400",
        "3, 1400",
        "95, 1400",
        "3600, 1400"
    })
    void aClockThatIsOffIsFoundWithinFifteenSeconds(long seconds, int jitter) {
        List<Judged> judged = judge(sent(300, SECOND, at -> at + seconds * SECOND, jitter(200, jitter)));

        assertThat(judged)
                .filteredOn(each -> each.sent.at >= START + 15 * SECOND)
                .allSatisfy(each -> {
                    assertThat(each.isLive()).isTrue();
                    assertThat(Math.abs(each.error())).isLessThan(3 * SECOND);
                });
        assertMonotone(judged);
    }

    @Test
    void whatIsAheadIsLiveFromItsFirstSampleOn() {
        List<Judged> judged = judge(sent(60, SECOND, at -> at + HOUR, jitter(200, 500)));

        assertThat(judged).allMatch(Judged::isLive);
        assertThat(judged.get(0).corrected).isEqualTo(judged.get(0).sent.receivedAt);
    }

    @Test
    void fromItsSecondOnABatchOfAClockThatIsAheadKeepsTheTimesBetweenItsSamples() {
        List<Judged> judged = judge(sent(40, SECOND, at -> at + HOUR, at -> 10 * SECOND - at % (10 * SECOND)));

        assertThat(judged.subList(9, 40)).extracting(Judged::corrected).doesNotHaveDuplicates();
        assertThat(judged).allMatch(Judged::isLive);
    }

    @ParameterizedTest
    @ValueSource(longs = {-3600, 3600, -180, 180, -20, 20})
    void aClockThatIsSetIsFoundAgainWithinSeconds(long step) {
        long set = START + 2 * MINUTE;
        long setBack = START + 4 * MINUTE;
        List<Judged> judged =
                judge(sent(360, SECOND, at -> at >= set && at < setBack ? at + step * SECOND : at, jitter(200, 400)));

        assertThat(judged)
                .filteredOn(each -> !each.isLive())
                .as("late for some seconds after a step back")
                .allMatch(
                        each -> isWithin(each.sent.at, set, 8 * SECOND) || isWithin(each.sent.at, setBack, 8 * SECOND));
        long newest = Long.MIN_VALUE;
        long lastNew = START;
        for (Judged each : judged) {
            if (each.corrected > newest) {
                assertThat(each.sent.at - lastNew).as("a hole").isLessThanOrEqualTo(9 * SECOND);
                newest = each.corrected;
                lastNew = each.sent.at;
            }
        }
        assertThat(judged.get(judged.size() - 1).corrected).isEqualTo(judged.get(judged.size() - 1).sent.stamp);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 1})
    void aClockThatGainsOrLosesASecondAMinuteIsFollowed(long perMinute) {
        List<Judged> judged = judge(sent(3 * 3600, SECOND, at -> at + (at - START) / 60 * perMinute, jitter(200, 400)));

        assertThat(judged).allSatisfy(each -> {
            assertThat(each.isLive()).isTrue();
            assertThat(Math.abs(each.error())).isLessThan(12 * SECOND);
        });
        assertMonotone(judged);
    }

    @Test
    void aDelayThatBreathesIsNoBacklog() {
        LongUnaryOperator breathing = at -> 20_000 + Math.round(6_000 * Math.sin(at / 5_000.0));
        List<Judged> judged = judge(sent(600, SECOND, at -> at - 3 * MINUTE, breathing));

        assertThat(judged)
                .filteredOn(each -> each.sent.at >= START + 75 * SECOND)
                .allMatch(Judged::isLive);
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 8, 20})
    void aRelayThatSendsEverySomeSecondsIsInStep(long seconds) {
        long every = seconds * SECOND;
        List<Judged> judged = judge(sent(600, SECOND, at -> at - 8 * HOUR, at -> every - at % every));

        assertThat(judged)
                .filteredOn(each -> each.sent.at >= START + 75 * SECOND)
                .allMatch(Judged::isLive);
    }

    @Test
    void anExportOnceAMinuteEightHoursBehindIsLiveFromItsThirdRecordOn() {
        List<Judged> judged = judge(sent(60, MINUTE, at -> at - 8 * HOUR, jitter(200, 900)));

        assertThat(judged.subList(0, 2)).noneMatch(Judged::isLive);
        assertThat(judged.subList(2, 60)).allMatch(Judged::isLive);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.5, 2, 3, 10, 100, 3600})
    void aBacklogIsLateAtWhateverSpeedItComes(double speed) {
        List<Sent> backlog = new ArrayList<>();
        long begins = START + HOUR;
        for (long i = 0; i < 2400; i++) {
            long at = START + i * SECOND;
            long came = begins + Math.round(i * SECOND / speed);
            if (came - at > LIVE_WITHIN) {
                backlog.add(new Sent(at, at, came));
            }
        }
        assertThat(judge(backlog)).isNotEmpty().allMatch(each -> each.corrected == each.sent.stamp);
    }

    @Test
    void aBacklogInAnyOrderIsLate() {
        Random random = new Random(7);
        List<Sent> backlog = new ArrayList<>();
        for (int i = 0; i < 3600; i++) {
            long at = START + random.nextInt(3600) * SECOND;
            backlog.add(new Sent(at, at, START + HOUR + MINUTE + 1 + i * 50L));
        }
        assertThat(judge(backlog)).allMatch(each -> each.corrected == each.sent.stamp);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -180, 3600})
    void aBacklogBesideLiveDataMovesNothing(long seconds) {
        LongUnaryOperator clock = at -> at + seconds * SECOND;
        List<Sent> all = new ArrayList<>(sent(300, SECOND, clock, jitter(200, 300)));
        for (int i = 0; i < 200; i++) {
            // Two hours old, sent as slowly as it was measured.
            long at = START - 2 * HOUR + i * SECOND;
            all.add(new Sent(at, clock.applyAsLong(at), START + MINUTE + i * SECOND + 500));
        }
        all.sort(Comparator.comparingLong(Sent::receivedAt));

        List<Judged> judged = judge(all);

        assertThat(judged).filteredOn(each -> each.sent.at < START).hasSize(200).noneMatch(Judged::isLive);
        assertThat(judged)
                .filteredOn(each -> each.sent.at >= START + 15 * SECOND)
                .allMatch(Judged::isLive)
                .allMatch(each -> Math.abs(each.error()) < 2 * SECOND);
    }

    @Test
    void aDeviceThatComesBackWithABacklogAndAClockThatIsOffIsLiveSoonAfter() {
        List<Sent> all = new ArrayList<>();
        for (long i = 0; i < 3600; i++) {
            long at = START + i * SECOND;
            all.add(new Sent(at, at - 3 * MINUTE, START + HOUR + i));
        }
        for (long i = 4; i < 120; i++) {
            long at = START + HOUR + i * SECOND;
            all.add(new Sent(at, at - 3 * MINUTE, at + 200));
        }
        List<Judged> judged = judge(all);

        assertThat(judged)
                .filteredOn(each -> each.sent.at < START + HOUR - MINUTE)
                .noneMatch(Judged::isLive);
        assertThat(judged)
                .filteredOn(each -> each.sent.at > START + HOUR + 20 * SECOND)
                .allMatch(Judged::isLive);
    }

    @Test
    void oneStampFromTheYear2999IsForgottenAtOnce() {
        List<Judged> judged =
                judge(sent(60, SECOND, at -> at == START + 20 * SECOND ? 32_472_144_000_000L : at, jitter(200, 300)));

        assertThat(judged).allMatch(Judged::isLive);
        assertThat(judged)
                .filteredOn(each -> each.sent.at != START + 20 * SECOND)
                .allMatch(each -> each.corrected == each.sent.stamp);
    }

    @Test
    void hourlyRoundsOfAClockThreeHoursBehindAreFoundByTheirThird() {
        List<Judged> judged = new ArrayList<>();
        DeviceClock clock = DeviceClock.RIGHT;
        for (Sent sent : sent(12, HOUR, at -> at - 3 * HOUR, jitter(MINUTE, 600_000))) {
            clock = clock.hearing(sent.stamp, sent.receivedAt, Pace.ROUNDS);
            judged.add(new Judged(sent, clock.corrected(sent.stamp, sent.receivedAt)));
        }
        assertThat(judged.subList(2, 12)).allMatch(each -> Math.abs(each.error()) < 15 * MINUTE);
    }

    /** Any clock, any jitter that a network has, steps on the way, a backlog in between: seeded, so that a failure comes again. */
    @Test
    void noDeviceInStepIsCalledLateForLongAndNoBacklogIsLive() {
        for (long seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            long[] offsets =
                    LongStream.generate(() -> anyOffset(random)).limit(3).toArray();
            long setAt = START + (100 + random.nextInt(100)) * SECOND;
            long setAgain = setAt + (100 + random.nextInt(100)) * SECOND;
            int jitter = 1 + random.nextInt(1_400);
            long delay = random.nextInt(2_000);
            LongUnaryOperator clock = at -> at + (at < setAt ? offsets[0] : at < setAgain ? offsets[1] : offsets[2]);
            List<Sent> all = new ArrayList<>(sent(500, SECOND, clock, at -> delay + random.nextInt(jitter)));
            List<Judged> judged = judge(all);

            assertThat(judged).as("seed %d", seed).allSatisfy(each -> {
                boolean mayBeLate = isWithin(each.sent.at, START, 15 * SECOND)
                        || isWithin(each.sent.at, setAt, 15 * SECOND)
                        || isWithin(each.sent.at, setAgain, 15 * SECOND);
                assertThat(each.isLive() || mayBeLate).as("%s", each).isTrue();
            });
        }
    }

    @Test
    void noBacklogOfAnyDepthOrderAndSpeedBesideLiveDataIsLive() {
        for (long seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            long offset = anyOffset(random);
            LongUnaryOperator clock = at -> at + offset;
            List<Sent> all = new ArrayList<>(sent(240, SECOND, clock, jitter(200, 900)));
            long depth = 5 * MINUTE + random.nextInt(10_000) * SECOND;
            int samples = 1 + random.nextInt(600);
            long every = 1L + random.nextInt(1_000);
            boolean inOrder = random.nextBoolean();
            long begins = START + 30 * SECOND;
            for (int i = 0; i < samples && i * every < 180 * SECOND; i++) {
                long at = START - depth + (inOrder ? i : random.nextInt(samples)) * 200L;
                all.add(new Sent(at, clock.applyAsLong(at), begins + i * every));
            }
            all.sort(Comparator.comparingLong(Sent::receivedAt));

            assertThat(judge(all)).as("seed %d", seed).allSatisfy(each -> {
                if (each.sent.at < START) {
                    assertThat(each.isLive()).as("%s", each).isFalse();
                } else if (each.sent.at > START + 15 * SECOND) {
                    assertThat(each.isLive()).as("%s", each).isTrue();
                }
            });
        }
    }

    private static long anyOffset(Random random) {
        long[] scales = {0, 3 * SECOND, 30 * SECOND, 5 * MINUTE, HOUR, 24 * HOUR, 20 * 365 * 24 * HOUR};
        return Math.round(scales[random.nextInt(scales.length)] * (2 * random.nextDouble() - 1));
    }

    private static boolean isWithin(long at, long from, long length) {
        return at >= from && at < from + length;
    }

    private static LongUnaryOperator jitter(long delay, int most) {
        Random random = new Random(42);
        return at -> delay + (most == 0 ? 0 : random.nextInt(most));
    }

    /** Samples at an even pace, in the order in which they come. */
    private static List<Sent> sent(int count, long every, LongUnaryOperator clock, LongUnaryOperator delay) {
        return LongStream.range(0, count)
                .map(i -> START + i * every)
                .mapToObj(at -> new Sent(at, clock.applyAsLong(at), at + delay.applyAsLong(at)))
                .sorted(Comparator.comparingLong(Sent::receivedAt))
                .toList();
    }

    /** Each is judged by a clock that was kept as bytes since the one before, as after a restart. */
    private static List<Judged> judge(List<Sent> all) {
        List<Judged> judged = new ArrayList<>();
        DeviceClock clock = DeviceClock.RIGHT;
        for (Sent sent : all) {
            clock = kept(clock.hearing(sent.stamp, sent.receivedAt, Pace.STEADY));
            judged.add(new Judged(sent, clock.corrected(sent.stamp, sent.receivedAt)));
            assertThat(judged.get(judged.size() - 1).corrected).isLessThanOrEqualTo(sent.receivedAt);
        }
        return judged;
    }

    private static DeviceClock kept(DeviceClock clock) {
        ByteBuffer bytes = ByteBuffer.allocate(clock.size());
        clock.writeTo(bytes);
        assertThat(bytes.hasRemaining()).isFalse();
        return DeviceClock.readFrom(bytes.flip());
    }

    /** But for what the network itself brings out of order. */
    private static void assertMonotone(List<Judged> judged) {
        for (int i = 1; i < judged.size(); i++) {
            Judged before = judged.get(i - 1);
            Judged after = judged.get(i);
            if (after.sent.at > before.sent.at) {
                assertThat(after.corrected).as("%s after %s", after, before).isGreaterThan(before.corrected);
            }
        }
    }
}

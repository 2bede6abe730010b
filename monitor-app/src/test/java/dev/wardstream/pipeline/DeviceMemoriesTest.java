package dev.wardstream.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.intake.DeviceMemory;
import dev.wardstream.intake.Intake;
import dev.wardstream.intake.IntakeRules;
import dev.wardstream.intake.Verdict;
import dev.wardstream.intake.Verdict.Accepted;
import dev.wardstream.intake.Verdict.Duplicate;
import dev.wardstream.intake.Verdict.Rejected;
import dev.wardstream.vitals.Assignment;
import dev.wardstream.vitals.Assignments;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.DeviceSample;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VendorId;
import dev.wardstream.vitals.VitalSign;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The intake is killed anywhere, and whatever it remembered of its devices is as if it had not been. */
class DeviceMemoriesTest {
    private static final long DAWN = 1_772_344_800_000L;
    private static final VendorId ACME = new VendorId("acme");
    private static final long PLENTY = 1 << 20;

    /** What came on the raw topics: two of the devices keep a running number, the clock of one is off, one is assigned late. */
    private static final List<Received> LOG = log();

    private record Received(
            DeviceSample sample, VendorId vendor, @Nullable Assignments assignments, long at) {
        String device() {
            return sample.device().value();
        }
    }

    /** How much fits: pages of the journal, heap. */
    private record Room(int pages, long heapBytes) {}

    static Stream<Room> rooms() {
        return Stream.of(
                new Room(1_000, PLENTY), new Room(3, PLENTY), new Room(1, PLENTY), new Room(4, 1_500), new Room(1, 1));
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void everyVerdictAndEveryMemoryIsTheSameWhereverItWasKilled(Room room) {
        List<String> unbroken = new Run(room, 7).through(LOG, Integer.MAX_VALUE);

        assertThat(unbroken).anyMatch(verdict -> verdict.startsWith("Duplicate"));
        assertThat(unbroken).anyMatch(verdict -> verdict.startsWith("UNASSIGNED_DEVICE"));
        assertThat(unbroken).anyMatch(verdict -> verdict.startsWith("FOREIGN_DEVICE"));
        assertThat(unbroken).isEqualTo(byPlainMemory(LOG));
        for (int cut = 0; cut < LOG.size(); cut++) {
            assertThat(new Run(room, 7).through(LOG, cut))
                    .as("killed before record %d", cut)
                    .isEqualTo(unbroken);
        }
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void howOftenItCommitsAndIsKilledMakesNoDifference(Room room) {
        List<String> unbroken = byPlainMemory(LOG);
        for (int every : new int[] {1, 2, 5, 19, 64}) {
            Run run = new Run(room, every);
            int seed = every;
            assertThat(run.through(LOG, new Random(seed)))
                    .as("commit every %d", every)
                    .isEqualTo(unbroken);
        }
    }

    /** What a monitor could not attribute is mended and sent again: it was never let in, so it is no repeat. */
    @Test
    void whatWasRefusedThenIsNoRepeatWhenItComesFromQuarantine() {
        Assignments worn = worn("W-9", DAWN);
        Received refused = new Received(sample("W-9", DAWN, 1), ACME, null, DAWN + 100);
        Received again = new Received(sample("W-9", DAWN, 1), ACME, worn, DAWN + 9_000);
        Received repeat = new Received(sample("W-9", DAWN, 1), ACME, worn, DAWN + 9_500);
        List<Received> log = List.of(refused, again, repeat);

        for (int cut = 0; cut < log.size(); cut++) {
            assertThat(new Run(new Room(1_000, PLENTY), 1).through(log, cut))
                    .extracting(verdict -> verdict.split(" ", 2)[0])
                    .containsExactly("UNASSIGNED_DEVICE", "Accepted", "Duplicate");
        }
    }

    @Test
    void whatAnEarlierVersionKeptOfADeviceIsTakenOver() {
        KeyValueStore<String, byte[]> store = store();
        Received first = LOG.get(0);
        Accepted accepted = (Accepted) judged(first, DeviceMemory.nothing());
        store.put(first.device(), accepted.memory().encode());

        DeviceMemories memories = new DeviceMemories(store, new MemoryBudget(PLENTY), 10);
        memories.begin();

        assertThat(judged(first, memories.of(first.device()))).isInstanceOf(Duplicate.class);
    }

    @Test
    void whoSendsIdsThatHeMakesUpFillsNoHeap() {
        DeviceMemories memories = new DeviceMemories(store(), new MemoryBudget(PLENTY), 10);
        memories.begin();
        for (int i = 0; i < 10_000; i++) {
            assertThat(memories.of("made-up-" + i)).isSameAs(DeviceMemory.nothing());
        }
        assertThat(memories.heapBytes()).isZero();
    }

    @Test
    void manyDevicesTakeNoMoreHeapThanTheyMay() {
        long budget = 100_000;
        DeviceMemories memories = new DeviceMemories(store(), new MemoryBudget(budget), 100);
        memories.begin();
        for (int i = 0; i < 5_000; i++) {
            Received received = new Received(sample("W-" + i, DAWN + i, 1), ACME, worn("W-" + i, DAWN), DAWN + i);
            learn(memories, received, judged(received, memories.of(received.device())));
            if (i % 50 == 49) {
                memories.flushCache();
                assertThat(memories.heapBytes()).isBetween(1L, budget);
            }
        }
        Received first = new Received(sample("W-0", DAWN, 1), ACME, worn("W-0", DAWN), DAWN + 6_000);
        assertThat(judged(first, memories.of("W-0"))).isInstanceOf(Duplicate.class);
    }

    /** One commit of a slow broker may hold more than a record may. */
    @Test
    void aCommitOfVeryManySamplesIsWrittenInRecordsThatABrokerTakes() {
        KeyValueStore<String, byte[]> store = store();
        DeviceMemories memories = new DeviceMemories(store, new MemoryBudget(64L << 20), 1_000);
        memories.begin();
        int samples = 40_000;
        for (int i = 0; i < samples; i++) {
            Received received =
                    new Received(sample("W-" + i % 900, DAWN + i, i), ACME, worn("W-" + i % 900, DAWN), DAWN + i);
            learn(memories, received, judged(received, memories.of(received.device())));
        }
        memories.flushCache();

        assertThat(contents(store).values()).hasSizeGreaterThan(2).allMatch(value -> value.length < 1 << 19);
        DeviceMemories restored = new DeviceMemories(copyOf(store), new MemoryBudget(64L << 20), 1_000);
        restored.begin();
        for (int device = 0; device < 900; device++) {
            assertThat(restored.of("W-" + device).encode())
                    .isEqualTo(memories.of("W-" + device).encode());
        }
    }

    /** The pages are a ring: what is kept does not grow with the time that a monitor runs. */
    @Test
    void aDeviceThatIsHeardForALongTimeTakesNoMoreRoomInTheStore() {
        KeyValueStore<String, byte[]> store = store();
        DeviceMemories memories = new DeviceMemories(store, new MemoryBudget(PLENTY), 20);
        memories.begin();
        for (int i = 0; i < 2_000; i++) {
            Received received =
                    new Received(sample("W-1", DAWN + i * 1_000L, i), ACME, worn("W-1", DAWN), DAWN + i * 1_000L);
            learn(memories, received, judged(received, memories.of("W-1")));
            memories.flushCache();
        }
        assertThat(contents(store)).hasSize(1 + 20);
    }

    /** One run over a log, with a commit every so many records. */
    private static final class Run {
        private final Room room;
        private final int commitEvery;
        private Map<String, byte[]> committed = new TreeMap<>();
        private int committedTo;
        private KeyValueStore<String, byte[]> store;
        private DeviceMemories memories;

        Run(Room room, int commitEvery) {
            this.room = room;
            this.commitEvery = commitEvery;
            store = store();
            memories = started();
        }

        private DeviceMemories started() {
            DeviceMemories fresh = new DeviceMemories(store, new MemoryBudget(room.heapBytes()), room.pages());
            fresh.begin();
            return fresh;
        }

        /** Killed once, before a record. */
        List<String> through(List<Received> log, int cut) {
            List<String> verdicts = new ArrayList<>();
            boolean killed = false;
            for (int at = 0; at < log.size(); at++) {
                if (at == cut && !killed) {
                    killed = true;
                    at = kill(verdicts);
                }
                step(log.get(at), at, verdicts);
            }
            return verdicts;
        }

        /** Killed again and again. */
        List<String> through(List<Received> log, Random random) {
            List<String> verdicts = new ArrayList<>();
            for (int at = 0; at < log.size(); at++) {
                if (random.nextInt(commitEvery + 3) == 0) {
                    at = kill(verdicts);
                }
                step(log.get(at), at, verdicts);
            }
            return verdicts;
        }

        private void step(Received received, int at, List<String> verdicts) {
            Verdict verdict = judged(received, memories.of(received.device()));
            learn(memories, received, verdict);
            verdicts.add(told(verdict));
            if ((at + 1) % commitEvery == 0) {
                memories.flushCache();
                committed = contents(store);
                committedTo = at + 1;
            }
        }

        /** What was not committed is lost, and read again. */
        private int kill(List<String> verdicts) {
            store = store();
            committed.forEach(store::put);
            memories = started();
            verdicts.subList(committedTo, verdicts.size()).clear();
            return committedTo;
        }
    }

    private static List<String> byPlainMemory(List<Received> log) {
        Map<String, DeviceMemory> memories = new TreeMap<>();
        List<String> verdicts = new ArrayList<>();
        for (Received received : log) {
            Verdict verdict = judged(received, memories.getOrDefault(received.device(), DeviceMemory.nothing()));
            DeviceMemory after = after(verdict);
            if (after != null) {
                memories.put(received.device(), after);
            }
            verdicts.add(told(verdict));
        }
        return verdicts;
    }

    private static Verdict judged(Received received, DeviceMemory memory) {
        return new Intake(IntakeRules.defaults())
                .judge(
                        received.sample(),
                        received.vendor(),
                        received.device(),
                        received.assignments(),
                        memory,
                        received.at());
    }

    private static void learn(DeviceMemories memories, Received received, Verdict verdict) {
        DeviceMemory after = after(verdict);
        if (after != null) {
            memories.learned(received.device(), after);
        }
    }

    private static @Nullable DeviceMemory after(Verdict verdict) {
        if (verdict instanceof Accepted accepted) {
            return accepted.memory();
        }
        return verdict instanceof Rejected rejected ? rejected.memory() : null;
    }

    private static String told(Verdict verdict) {
        DeviceMemory after = after(verdict);
        String memory = after == null ? "" : " " + HexFormat.of().formatHex(after.encode());
        if (verdict instanceof Accepted accepted) {
            return "Accepted " + accepted.sample() + memory;
        }
        return verdict instanceof Rejected rejected
                ? rejected.reason() + " " + rejected.detail() + memory
                : "Duplicate of";
    }

    private static List<Received> log() {
        Random random = new Random(5);
        VendorId other = new VendorId("other");
        List<Received> log = new ArrayList<>();
        for (int second = 0; second < 60; second++) {
            long at = DAWN + second * 1_000L;
            for (int device = 0; device < 4; device++) {
                String id = "W-" + device;
                long stamp = device == 1 ? at - 600_000 : at;
                // Whoever wears the last is only assigned half a minute after it began to send.
                Assignments worn = worn(id, device == 3 ? DAWN + 30_000 : DAWN - 3_600_000);
                log.add(new Received(
                        sample(id, stamp, device < 2 ? second : -1), ACME, worn, at + random.nextInt(900)));
                if (random.nextInt(3) == 0) {
                    Received repeat = log.get(log.size() - 1 - random.nextInt(Math.min(log.size(), 40)));
                    VendorId vendor = random.nextInt(6) == 0 ? other : repeat.vendor();
                    log.add(new Received(repeat.sample(), vendor, repeat.assignments(), at + 950));
                }
            }
        }
        return log;
    }

    /** @param sequence below 0 where the device keeps none */
    private static DeviceSample sample(String device, long measuredAt, long sequence) {
        return new DeviceSample(
                new DeviceId(device),
                sequence < 0 ? null : sequence,
                Sample.of(measuredAt, Readings.of(VitalSign.HEART_RATE, 60 + (int) (measuredAt % 40))));
    }

    private static Assignments worn(String device, long from) {
        return new Assignments(
                new DeviceId(device),
                List.of(new Assignment(
                        new PatientId("alma"),
                        new Location("w", "b"),
                        DeviceKind.WEARABLE,
                        null,
                        from,
                        Assignment.OPEN)));
    }

    private static KeyValueStore<String, byte[]> store() {
        KeyValueStore<String, byte[]> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore("memories"), Serdes.String(), Serdes.ByteArray())
                .withLoggingDisabled()
                .build();
        store.init(new MockProcessorContext<>().getStateStoreContext(), store);
        return store;
    }

    private static KeyValueStore<String, byte[]> copyOf(KeyValueStore<String, byte[]> store) {
        KeyValueStore<String, byte[]> copy = store();
        contents(store).forEach(copy::put);
        return copy;
    }

    private static Map<String, byte[]> contents(KeyValueStore<String, byte[]> store) {
        Map<String, byte[]> contents = new TreeMap<>();
        try (KeyValueIterator<String, byte[]> all = store.all()) {
            all.forEachRemaining(entry -> contents.put(entry.key, entry.value));
        }
        return contents;
    }
}

package dev.wardstream.ward;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.sun.management.OperatingSystemMXBean;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * What 200 beds at 1 Hz cost with 20 open pages, for 30 s: the server's CPU and memory, how long after a sample its bed is told,
 * and how busy the page keeps a browser's main thread. One page is in Chromium; the others read in this process and count to its CPU.
 * To be run by hand: {@code java -Xmx256m … dev.wardstream.ward.PageLoadBench}.
 */
final class PageLoadBench {
    private static final int BEDS = 200;
    private static final int PAGES = 20;
    private static final int SECONDS = 30;

    private PageLoadBench() {}

    public static void main(String[] arguments) throws Exception {
        ScheduledExecutorService devices = Executors.newSingleThreadScheduledExecutor();
        List<BenchReader> readers = new ArrayList<>();
        try (OpenWard ward = OpenWard.open();
                Chromium chromium = Chromium.launch();
                BrowserContext context =
                        chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(1920, 1080))) {
            Map<Long, Long> sentAt = new ConcurrentHashMap<>();
            var unused = devices.scheduleAtFixedRate(() -> second(ward, sentAt), 0, 1, TimeUnit.SECONDS);
            Page page = context.newPage();
            page.navigate(ward.url("/").toString());
            page.locator(".tile").nth(BEDS - 1).waitFor();
            for (int reader = 1; reader < PAGES; reader++) {
                readers.add(BenchReader.open(ward.port(), sentAt));
            }
            CDPSession session = context.newCDPSession(page);
            session.send("Performance.enable");
            page.waitForTimeout(5_000);
            readers.forEach(BenchReader::forget);
            double before = taskSeconds(session);
            long cpuBefore = cpuNanos();
            page.waitForTimeout(SECONDS * 1_000);
            long cpu = cpuNanos() - cpuBefore;
            tell(taskSeconds(session) - before, cpu, readers, ward.broadcast.cut());
        } finally {
            devices.shutdownNow();
            readers.forEach(BenchReader::close);
        }
    }

    private static void tell(double taskSeconds, long cpuNanos, List<BenchReader> readers, long cut) {
        long[] delays = readers.stream()
                .flatMap(reader -> reader.delays().stream())
                .mapToLong(Long::longValue)
                .sorted()
                .toArray();
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        System.out.printf("%d beds at 1 Hz, %d pages, %d s%n", BEDS, PAGES, SECONDS);
        System.out.printf("browser  main thread busy %.0f ms a second%n", taskSeconds / SECONDS * 1_000);
        System.out.printf(
                "server   %.2f cores, %d MB of heap in use; %d pages cut%n",
                cpuNanos / 1e9 / SECONDS, (runtime.totalMemory() - runtime.freeMemory()) >> 20, cut);
        System.out.printf(
                "delay    p50 %d ms, p99 %d ms from a sample to its bed on a page (%d told)%n",
                delays[delays.length / 2] / 1_000_000, delays[delays.length * 99 / 100] / 1_000_000, delays.length);
    }

    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static void second(OpenWard ward, Map<Long, Long> sentAt) {
        long now = ward.clock.addAndGet(1_000);
        sentAt.put(now, System.nanoTime());
        for (int bed = 0; bed < BEDS; bed++) {
            PatientSample sample = sample(bed, now);
            ward.happens(state -> state.take(sample));
        }
    }

    private static PatientSample sample(int bed, long now) {
        double wave = Math.sin(now / 9_000.0 + bed);
        Readings readings = Readings.of(Map.of(
                VitalSign.HEART_RATE, Math.rint(80 + 9 * wave),
                VitalSign.SPO2, Math.rint(97 + wave),
                VitalSign.RESPIRATORY_RATE, Math.rint(16 + 3 * wave),
                VitalSign.SYSTOLIC_PRESSURE, Math.rint(120 + 5 * wave),
                VitalSign.BODY_TEMPERATURE, 37 + 0.1 * Math.rint(3 * wave)));
        return new PatientSample(
                new PatientId("p-" + bed),
                new DeviceId("monitor-" + bed),
                DeviceKind.BEDSIDE_MONITOR,
                new Location("ward-" + (1 + bed / 50), "bed-" + (1 + bed % 50)),
                Sample.of(now, readings),
                now);
    }

    private static double taskSeconds(CDPSession session) {
        for (JsonElement metric : session.send("Performance.getMetrics").getAsJsonArray("metrics")) {
            JsonObject named = metric.getAsJsonObject();
            if (named.get("name").getAsString().equals("TaskDuration")) {
                return named.get("value").getAsDouble();
            }
        }
        throw new IllegalStateException("this browser does not tell how long its tasks take");
    }
}

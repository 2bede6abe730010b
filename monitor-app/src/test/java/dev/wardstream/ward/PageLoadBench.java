package dev.wardstream.ward;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** How busy the page keeps a browser's main thread: 200 beds at 1 Hz for 30 s. To be run by hand. */
final class PageLoadBench {
    private static final int BEDS = 200;
    private static final int SECONDS = 30;

    private PageLoadBench() {}

    public static void main(String[] arguments) {
        ScheduledExecutorService devices = Executors.newSingleThreadScheduledExecutor();
        try (OpenWard ward = OpenWard.open();
                Chromium chromium = Chromium.launch();
                BrowserContext context =
                        chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(1920, 1080))) {
            var unused = devices.scheduleAtFixedRate(() -> second(ward), 0, 1, TimeUnit.SECONDS);
            Page page = context.newPage();
            page.navigate(ward.url("/").toString());
            page.locator(".tile").nth(BEDS - 1).waitFor();
            CDPSession session = context.newCDPSession(page);
            session.send("Performance.enable");
            double before = taskSeconds(session);
            page.waitForTimeout(SECONDS * 1_000);
            System.out.printf(
                    "%d beds at 1 Hz: main thread busy %.0f ms a second%n",
                    BEDS, (taskSeconds(session) - before) / SECONDS * 1_000);
        } finally {
            devices.shutdownNow();
        }
    }

    private static void second(OpenWard ward) {
        long now = ward.clock.addAndGet(1_000);
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

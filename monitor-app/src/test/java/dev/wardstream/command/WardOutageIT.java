package dev.wardstream.command;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.wardstream.FreePort;
import dev.wardstream.demo.EmbeddedBroker;
import dev.wardstream.demo.EmbeddedBroker.Settings;
import dev.wardstream.ward.Chromium;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nurses look at one ward in real Chromium, and the broker is gone for a while. */
class WardOutageIT {
    @TempDir
    private Path folder;

    private EmbeddedBroker broker;
    private Program monitor;
    private Clip clip;
    private Chromium chromium;

    @BeforeEach
    void aPatientIsWatched() throws Exception {
        Chromium.require();
        broker = EmbeddedBroker.start(Settings.local(folder.resolve("broker"), FreePort.next()));
        wardstream("topics", "--vendor", "acme");
        wardstream("assign", "clip-1", "patient-7", "ward-1", "bed-9", "--vendor", "acme");
        monitor = Program.start(
                folder,
                Map.of(
                        "WARDSTREAM_ARCHIVE_ENABLED", "false",
                        "WARDSTREAM_HTTP_PORT", "0",
                        "WARDSTREAM_MONITOR_STATE_DIRECTORY", "state"),
                "run",
                "--bootstrap",
                broker.bootstrapServers());
        clip = new Clip("clip-1", broker.bootstrapServers());
        clip.measures(81, 97);
        chromium = Chromium.launch();
    }

    @AfterEach
    void end() {
        if (chromium != null) {
            chromium.close();
            clip.close();
            monitor.close();
            broker.close();
        }
    }

    @Test
    void bothPagesSayThatTheBrokerIsGoneAndBothComeBackWithoutAReload() {
        String ward = monitor.awaitLine("(http://127\\.0\\.0\\.1:\\d+)/health").group(1);
        try (BrowserContext one = chromium.person(english());
                BrowserContext other = chromium.person(english())) {
            List<Page> pages = List.of(one.newPage(), other.newPage());
            for (Page page : pages) {
                page.navigate(ward + "/");
                seen(page.locator(".link.live"));
                seen(heart(page, "81"));
                page.evaluate("() => { window.sameAsBefore = true; }");
            }

            int port = Integer.parseInt(broker.bootstrapServers().split(":", -1)[1]);
            broker.close();
            for (Page page : pages) {
                seen(page.locator(".banner").getByText("Not live"));
                seen(page.locator(".tile.old .age").getByText("Old:"));
                assertThat(page.locator(".link.live")).hasCount(0);
            }

            clip.measures(92, 97);
            broker = EmbeddedBroker.start(Settings.local(folder.resolve("broker"), port));
            for (Page page : pages) {
                seen(page.locator(".link.live"));
                seen(heart(page, "92"));
                assertThat(page.locator(".banner")).isHidden();
                assertThat(page.locator(".tile.old")).hasCount(0);
                assertThat(page.evaluate("() => window.sameAsBefore")).isEqualTo(true);
            }
        }
    }

    private void wardstream(String... command) {
        List<String> all = new java.util.ArrayList<>(List.of(command));
        all.addAll(List.of("--bootstrap", broker.bootstrapServers()));
        Terminal.Answer answer = Terminal.run(all.toArray(String[]::new));
        assertThat(answer.exitCode()).as(answer.errors()).isZero();
    }

    private static Browser.NewContextOptions english() {
        return new Browser.NewContextOptions().setLocale("en");
    }

    private static Locator heart(Page page, String rate) {
        return page.locator(".tile .v-heartRate .value").getByText(rate);
    }

    private static void seen(Locator locator) {
        assertThat(locator).isVisible();
    }
}

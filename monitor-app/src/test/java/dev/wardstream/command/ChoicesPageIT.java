package dev.wardstream.command;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ReducedMotion;
import dev.wardstream.demo.EmbeddedBroker;
import dev.wardstream.ward.Chromium;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * A nurse chooses people, beds and devices on the page of a real monitor, in real Chromium, with keys alone: on a desk in English
 * and on a phone in Chinese. Pictures of it are left in {@code target/pages}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ChoicesPageIT {
    private static final Path PICTURES = Path.of("target", "pages");
    private static final String ROTA = """
            zone = UTC
            people { nurse-a { by = [console] }, nurse-b { by = [console] }, dr-chen { by = [console], language = zh } }
            default { shifts = [{ from = "00:00", to = "24:00", levels = [[nurse-a], [dr-chen]] }] }
            """;

    private EmbeddedBroker broker;
    private Program monitor;
    private Clip worn;
    private Clip waiting;
    private Chromium chromium;
    private String ward;

    @BeforeAll
    void aWardWithOneBedTakenOneFreeAndADeviceThatWaits(@TempDir Path folder) throws Exception {
        Chromium.require();
        Files.createDirectories(PICTURES);
        broker = EmbeddedBroker.start(EmbeddedBroker.Settings.local(folder.resolve("broker"), 0));
        say("topics", "--vendor", "acme");
        say("assign", "clip-1", "p-7", "ward-1", "bed-9", "--vendor", "acme");
        say("assign", "clip-2", "p-8", "ward-1", "bed-2", "--vendor", "acme");
        Path rota = Files.writeString(folder.resolve("rota.conf"), ROTA);
        monitor = Program.start(
                folder,
                Map.of(
                        "WARDSTREAM_ARCHIVE_ENABLED", "false",
                        "WARDSTREAM_HTTP_PORT", "0",
                        "WARDSTREAM_NOTIFY_ROTA", rota.toString(),
                        "WARDSTREAM_MONITOR_STATE_DIRECTORY", "state",
                        "WARDSTREAM_ALARM_LIMITS_HEART_RATE_DELAY", "2 s"),
                "run",
                "--bootstrap",
                broker.bootstrapServers());
        ward = monitor.awaitLine("(http://127\\.0\\.0\\.1:\\d+)/health").group(1);
        monitor.awaitLine("monitoring on");
        say("patient", "discharge", "p-8", "--by", "nurse-a");
        worn = new Clip("clip-1", broker.bootstrapServers());
        worn.measures(155, 97);
        waiting = new Clip("clip-3", broker.bootstrapServers());
        waiting.measures(80, 97);
        chromium = Chromium.launch();
    }

    @AfterAll
    void theEnd() throws Exception {
        for (AutoCloseable part : new AutoCloseable[] {chromium, worn, waiting, monitor, broker}) {
            if (part != null) {
                part.close();
            }
        }
    }

    @Test
    @Order(1)
    void whoIsNotOnTheRotaIsRefusedInWordsAndNobodyIsCalled() {
        try (BrowserContext context = phone()) {
            Page page = context.newPage();
            page.route("**/people", Route::abort); // as where the list does not come: then a name is typed
            open(page, "/");
            handOver(page);
            Locator to = page.locator("dialog input[name=to]");
            to.focus();
            page.keyboard().type("nurse-5");
            page.keyboard().press("Enter");
            assertThat(page.locator("dialog .status.refused"))
                    .hasText("被拒绝:值班表中没有 nurse-5，因此没有转交。值班表中有：dr-chen、nurse-a、nurse-b。");
            picture(page, "hand-over-refused-phone-zh");
            assertThat(page.locator("dialog").innerText()).doesNotContainPattern("rota|Refused|Nobody|Hand");
        }
    }

    @Test
    @Order(2)
    void aColleagueIsPickedFromTheRotaThoseOnDutyFirst() {
        try (BrowserContext context = desk()) {
            Page page = context.newPage();
            open(page, "/");
            handOver(page);
            Locator to = page.locator("dialog select[name=to]");
            assertThat(to.locator("optgroup").first()).hasAttribute("label", "On duty at this bed");
            assertThat(to.locator("option"))
                    .hasText(new String[] {"nurse-a · nurse", "dr-chen · charge nurse", "nurse-b"});
            to.focus();
            page.keyboard().press("End");
            assertThat(to).hasValue("nurse-b");
            picture(page, "hand-over-desk-en");
            submit(page);
            assertThat(page.locator("dialog .status.done")).hasText("Done: Handed over to nurse-b.");
        }
        assertThat(monitor.awaitLine("→ nurse-b").group()).contains("nurse-b");
    }

    @Test
    @Order(3)
    void twoPatientsShareABedOnlyAfterItWasAsked() {
        try (BrowserContext context = desk()) {
            Page page = context.newPage();
            open(page, "/");
            admit(page, "p-12");
            Locator place = page.locator("dialog select[name=place]");
            assertThat(place.locator("option")).hasText(new String[] {"bed-2", "Another bed …"});
            place.focus();
            page.keyboard().press("End");
            page.locator("dialog input[name=ward]").focus();
            page.keyboard().type("ward-1");
            page.keyboard().press("Tab");
            page.keyboard().type("bed-9");
            page.keyboard().press("Enter");
            assertThat(page.locator("dialog .status.refused")).containsText("p-7 is in bed ward-1/bed-9.");
            Locator shared = page.locator("dialog input[name=shared]");
            assertThat(shared).isFocused();
            picture(page, "bed-taken-desk-en");
            page.keyboard().press("Space");
            submit(page);
            assertThat(page.locator("dialog .status.done"))
                    .hasText("Done: Admitted to ward-1/bed-9. p-7 is in this bed too.");
        }
    }

    @Test
    @Order(4)
    void aFreeBedAndADeviceThatWaitsArePickedAndNamesAreToldApart() {
        try (BrowserContext context = phone()) {
            Page page = context.newPage();
            open(page, "/");
            admit(page, "wang");
            Locator place = page.locator("dialog select[name=place]");
            assertThat(place).hasValue("ward-1 bed-2");
            submit(page);
            assertThat(page.locator("dialog .status.refused")).hasText("这看起来像姓名。患者编号形如 p-12。");
            picture(page, "looks-like-a-name-phone-zh");
            page.keyboard().press("Escape");

            admit(page, "p-13");
            assertThat(place).hasValue("ward-1 bed-2");
            picture(page, "free-bed-phone-zh");
            submit(page);
            assertThat(page.locator("dialog .status.done")).hasText("完成:已收治到 ward-1/bed-2。");

            open(page, "/patients/p-13");
            Locator assign =
                    page.locator(".stay-actions button").filter(new Locator.FilterOptions().setHasText("分配设备"));
            assign.focus();
            page.keyboard().press("Enter");
            Locator device = page.locator("dialog select[name=device]");
            assertThat(device.locator("option").first()).containsText("clip-3");
            assertThat(device.locator("option")).hasCount(3);
            picture(page, "device-phone-zh");
            submit(page);
            assertThat(page.locator("dialog .status.done")).hasText("完成:设备 clip-3 现已分配给该患者。");
        }
    }

    private void handOver(Page page) {
        Locator answer = page.locator(".alarm-row .answer").first();
        answer.focus();
        page.keyboard().press("Enter");
        page.locator("dialog .actions button[data-action=handOver]").focus();
        page.keyboard().press("Enter");
    }

    private void admit(Page page, String patient) {
        page.locator(".admit").focus();
        page.keyboard().press("Enter");
        page.locator("dialog input[name=patient]").focus();
        page.keyboard().type(patient);
        page.locator("dialog select[name=place]").waitFor();
    }

    private static void submit(Page page) {
        page.locator("dialog button[type=submit]").focus();
        page.keyboard().press("Enter");
    }

    private void open(Page page, String path) {
        page.navigate(ward + path);
        page.locator(".link.live").waitFor();
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }

    private BrowserContext desk() {
        return chromium.person(new Browser.NewContextOptions()
                .setLocale("en")
                .setViewportSize(1440, 900)
                .setReducedMotion(ReducedMotion.REDUCE));
    }

    private BrowserContext phone() {
        return chromium.person(new Browser.NewContextOptions()
                .setLocale("zh-CN")
                .setViewportSize(390, 844)
                .setHasTouch(true)
                .setReducedMotion(ReducedMotion.REDUCE));
    }

    private void say(String... command) {
        String[] whole = new String[command.length + 2];
        System.arraycopy(command, 0, whole, 0, command.length);
        whole[command.length] = "--bootstrap";
        whole[command.length + 1] = broker.bootstrapServers();
        Terminal.Answer answer = Terminal.run(whole);
        assertThat(answer.exitCode()).as(answer.output() + answer.errors()).isZero();
    }
}

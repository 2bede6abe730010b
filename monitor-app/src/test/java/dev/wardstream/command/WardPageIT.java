package dev.wardstream.command;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.wardstream.ward.Chromium;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nurses look at the ward page of the real demo, in real Chromium. */
final class WardPageIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String SCRIPT = "<img src=x onerror=\"window.stolen=1\"><script>window.stolen=1</script>";

    @TempDir
    private static Path folder;

    private static Program demo;
    private static Chromium chromium;
    private static String ward;

    @BeforeAll
    static void open() throws IOException {
        Chromium.require();
        demo = Program.start(
                folder, "demo", "--broker-port=0", "--store-port=0", "--http-port=0", "--beds=6", "--speed=10");
        ward = demo.awaitLine("health\\s+(http://127\\.0\\.0\\.1:\\d+)/health").group(1);
        chromium = Chromium.launch();
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
        }
        if (demo != null) {
            demo.close();
        }
    }

    @Test
    void aPatientDeterioratesAndTheNurseSeesWhyAndAcknowledges() {
        try (BrowserContext context = nurse(ColorScheme.DARK)) {
            Page page = open(context, "/");
            Page other = open(context, "/");
            // A high alarm of the patient's own: one of a sensor may be over before anybody can answer it.
            Locator alarm = page.locator(".alarm-row.tone-high.flash:not(.hushed):not(.technical)")
                    .first();
            assertThat(alarm).isVisible(patient());
            String bed = alarm.locator(".place").getAttribute("href");
            assertThat(page.locator(".tile[href='" + bed + "']"))
                    .hasClass(java.util.regex.Pattern.compile(".*tone-.*"));
            page.locator(".tile[href='" + bed + "']").click();
            assertThat(page.locator(".why .reason").first()).isVisible(patient());
            assertThat(page.locator(".charts figure").first()).isVisible(patient());

            page.locator(".why .reason .answer").first().click();
            watch(page, "dialog .status.done", "");
            watch(other, ".alarm-row .who", "nurse has it");
            page.locator("dialog button[type=submit]").click();
            long acknowledged = seenAt(page);
            assertThat(seenAt(other) - acknowledged)
                    .isLessThan(Duration.ofSeconds(1).toMillis());
        }
    }

    @Test
    void aScriptInWhatPeopleTypeIsShownAndNeverRun() {
        try (BrowserContext context = nurse(ColorScheme.DARK)) {
            Page page = open(context, "/");
            page.onDialog(dialog -> {
                throw new AssertionError("a script ran: " + dialog.message());
            });
            page.locator(".tile").first().click();
            page.locator(".stay-actions button").first().click();
            page.locator("input[name=ownReason]").fill(SCRIPT);
            page.locator("dialog button[type=submit]").click();
            assertThat(page.locator(".patient-head .paused"))
                    .containsText(SCRIPT, new LocatorAssertions.ContainsTextOptions().setTimeout((double)
                                    PATIENCE.toMillis()));
            page.navigate(ward + "/");
            assertThat(page.locator(".alarm-band.paused").first()).containsText("<script>");
            assertThat(page.evaluate("() => window.stolen === undefined")).isEqualTo(true);
        }
    }

    @Test
    void noViewHasASeriousFaultForThoseWhoSeeOrMoveBadly() {
        List<String> faults = new ArrayList<>();
        for (ColorScheme look : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            try (BrowserContext context = nurse(look)) {
                Page page = open(context, "/");
                faults.addAll(faults(page, look + " overview"));
                page.locator(".tile").first().click();
                page.locator(".charts figure").first().waitFor();
                page.locator("summary").getByText("Alarm limits").click();
                faults.addAll(faults(page, look + " patient"));
                page.locator(".stay-actions button").nth(1).click();
                faults.addAll(faults(page, look + " dialog"));
                page.navigate(ward + "/signin");
                page.locator("form.signin").waitFor();
                faults.addAll(faults(page, look + " sign-in"));
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void everythingCanBeDoneWithKeys() {
        try (BrowserContext context = nurse(ColorScheme.DARK)) {
            Page page = open(context, "/");
            page.locator(".choice select").last().selectOption("bed");
            assertThat(page.locator(".tile .bed-name").first()).hasText("bed-01");
            page.locator(".tile").first().focus();
            page.keyboard().press("ArrowRight");
            assertThat(page.locator(".tile").nth(1)).isFocused();
            page.keyboard().press("Enter");
            assertThat(page.locator(".patient-head h1")).isVisible();
            page.keyboard().press("Escape");
            assertThat(page.locator(".beds")).isVisible();
            page.keyboard().press("?");
            assertThat(page.locator("dialog .keys")).isVisible();
            page.keyboard().press("Escape");
            assertThat(page.locator("dialog")).hasCount(0);
        }
    }

    @Test
    void filesOutsideThePageAreNotServed() {
        try (BrowserContext context = nurse(ColorScheme.DARK)) {
            Page page = context.newPage();
            for (String path : List.of(
                    "/page/%2e%2e/openapi.yaml", "/page/..%2f..%2fwardstream.conf", "/page/js/../../x", "/page/js")) {
                Response answer = page.navigate(ward + path);
                assertThat(answer.status()).as(path).isIn(400, 404);
            }
        }
    }

    private static BrowserContext nurse(ColorScheme look) {
        BrowserContext nurse = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setColorScheme(look)
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setViewportSize(1440, 900)
                        .setLocale("en"));
        nurse.setDefaultTimeout((double) PATIENCE.toMillis());
        return nurse;
    }

    private static Page open(BrowserContext context, String path) {
        Page page = context.newPage();
        page.navigate(ward + path);
        assertThat(page.locator(".tile").first()).isVisible(patient());
        return page;
    }

    private static LocatorAssertions.IsVisibleOptions patient() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout((double) PATIENCE.toMillis());
    }

    /** Has the page note when it first shows something with this text, however short a time it does. */
    private static void watch(Page page, String selector, String text) {
        page.evaluate("""
                ([selector, text]) => {
                  const look = () => {
                    const shown = [...document.querySelectorAll(selector)].some((its) => its.textContent.includes(text));
                    window.seenAt ??= shown ? Date.now() : undefined;
                  };
                  new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true });
                }""", List.of(selector, text));
    }

    /** Epoch milliseconds. */
    private static long seenAt(Page page) {
        try {
            page.waitForFunction("() => window.seenAt", null, new Page.WaitForFunctionOptions().setTimeout((double)
                            PATIENCE.toMillis()));
        } catch (TimeoutError e) {
            throw new AssertionError(
                    "what it is watched for is not seen: "
                            + page.locator("body").innerText(),
                    e);
        }
        return ((Number) page.evaluate("() => window.seenAt")).longValue();
    }

    private static List<String> faults(Page page, String view) {
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(fault -> List.of("serious", "critical").contains(fault.getImpact()))
                        .map(fault -> view + ": " + told(fault))
                        .toList();
    }

    private static String told(Rule fault) {
        return fault.getId() + " at "
                + fault.getNodes().stream().map(node -> node.getHtml()).limit(4).toList();
    }
}

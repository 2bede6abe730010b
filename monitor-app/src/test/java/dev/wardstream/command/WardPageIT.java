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
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.wardstream.ward.Chromium;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Nurses look at the ward page of the real demo, in real Chromium. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class WardPageIT {
    private static final String SCRIPT = "<img src=x onerror=\"window.stolen=1\"><script>window.stolen=1</script>";

    @TempDir
    private static Path folder;

    private static Program demo;
    private static Chromium chromium;
    private static String ward;

    @BeforeAll
    static void open() throws IOException {
        Chromium.require();
        demo = Program.demo(folder);
        ward = demo.ward();
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
    @Order(1) // While somebody is ill: the next turn comes a quarter of an hour later.
    void aPatientDeterioratesAndTheNurseSeesWhyAndAcknowledges() {
        try (BrowserContext context = nurse(ColorScheme.DARK)) {
            Page page = open(context, "/");
            Page other = open(context, "/");
            // A high alarm of the patient's own: one of a sensor may be over before anybody can answer it.
            Locator alarm = page.locator(".alarm-row.tone-high.flash:not(.hushed):not(.technical)")
                    .first();
            assertThat(alarm).isVisible();
            String bed = alarm.locator(".place").getAttribute("href");
            assertThat(page.locator(".tile[href='" + bed + "']"))
                    .hasClass(java.util.regex.Pattern.compile(".*tone-.*"));
            page.locator(".tile[href='" + bed + "']").click();
            assertThat(page.locator(".why .reason").first()).isVisible();
            assertThat(page.locator(".charts figure").first()).isVisible();

            page.locator(".why .reason .answer").first().click();
            watch(page, "dialog .status.done", "");
            watch(other, ".alarm-row .who", "nurse has it");
            page.locator("dialog button[type=submit]").click();
            seen(page);
            // That the others hear of it at once is StreamTest's.
            seen(other);
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
            assertThat(page.locator(".patient-head .paused")).containsText(SCRIPT);
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
            assertThat(page.locator("dialog .keys:not(.marks)")).isVisible();
            assertThat(page.locator("dialog .marks")).isVisible();
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
        return chromium.person(new Browser.NewContextOptions()
                .setColorScheme(look)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setViewportSize(1440, 900)
                .setLocale("en"));
    }

    private static Page open(BrowserContext context, String path) {
        Page page = context.newPage();
        page.navigate(ward + path);
        assertThat(page.locator(".tile").first()).isVisible();
        return page;
    }

    /** Has the page note when it first shows something with this text, however short a time it does. */
    private static void watch(Page page, String selector, String text) {
        page.evaluate("""
                ([selector, text]) => {
                  const look = () => {
                    const shown = [...document.querySelectorAll(selector)].some((its) => its.textContent.includes(text));
                    window.seen ||= shown;
                  };
                  new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true });
                }""", List.of(selector, text));
    }

    private static void seen(Page page) {
        try {
            page.waitForFunction("() => window.seen");
        } catch (TimeoutError e) {
            throw new AssertionError(
                    "what it is watched for is not seen: "
                            + page.locator("body").innerText(),
                    e);
        }
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

package dev.wardstream.command;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.wardstream.Patience;
import dev.wardstream.ward.Chromium;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A nurse says what an alarm was worth, looks back, and tries limits before she sets them: on the real demo, in real Chromium. */
final class ReviewPageIT {
    private static final LocatorAssertions.ContainsTextOptions SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(Patience.PATIENCE_MILLIS);

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
    void anAlarmIsMarkedReviewedAndItsLimitsAreTriedBeforeTheyAreSet() {
        try (BrowserContext nurse = nurse(1440, 900, ColorScheme.DARK)) {
            Page page = nurse.newPage();
            page.navigate(ward + "/");
            Locator row = page.locator(".alarm-row:not(.technical)").first();
            row.waitFor(new Locator.WaitForOptions().setTimeout(Patience.PATIENCE_MILLIS));
            String patient = row.locator(".place").getAttribute("href");
            row.locator(".useful button").last().click();
            assertThat(page.locator(".alarm-row .useful button[aria-pressed=true]")
                            .first())
                    .hasText("No", new LocatorAssertions.HasTextOptions().setTimeout(Patience.PATIENCE_MILLIS));

            page.locator(".review-link").click();
            assertThat(page.locator(".rules tbody tr").first()).isVisible();
            page.locator(".chip")
                    .filter(new Locator.FilterOptions().setHasText("7 days"))
                    .click();
            assertThat(page.locator(".rules td[data-label='Not useful']")
                            .filter(new Locator.FilterOptions().setHasText("1")))
                    .hasCount(1);
            page.locator(".back").click();
            assertThat(page.locator(".beds")).isVisible();

            page.navigate(ward + patient);
            page.locator("summary").getByText("Alarm limits").click();
            page.locator("input[name='heartRate.high']").fill("61");
            page.locator(".try").click();
            assertThat(page.locator(".tried")).containsText("All calls", SOON);
            assertThat(page.locator(".curve circle.proposed")).hasCount(1);
            List<String> calls = page.locator(".tried tr")
                    .filter(new Locator.FilterOptions().setHasText("All calls"))
                    .locator("td")
                    .allTextContents();
            assertThat(Integer.parseInt(calls.get(1)))
                    .as("everybody's heart beats faster than that")
                    .isPositive();
            assertThat(page.locator(".limits-form .own")).hasText("The ward's defaults apply.");

            page.locator("input[name='approvedBy']").fill("dr-1");
            page.locator(".limits-form button[type=submit]").click();
            assertThat(page.locator(".limits-form > .status.done, .limits-form .own")
                            .last())
                    .containsText("dr-1", SOON);
        }
    }

    @Test
    void reviewAndTrialAreLegibleOnAPhoneAndInBothLooks() {
        for (ColorScheme look : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            try (BrowserContext nurse = nurse(390, 844, look)) {
                Page page = nurse.newPage();
                page.navigate(ward + "/#review");
                assertThat(page.locator(".review-result")).containsText("Alarms raised from", SOON);
                assertThat(serious(page)).as("review, " + look).isEmpty();
                assertThat(fits(page))
                        .as("nothing stands beside the phone's screen")
                        .isEqualTo(true);

                page.navigate(ward + "/");
                page.locator(".tile").first().click();
                page.locator("summary").getByText("Alarm limits").click();
                page.locator("input[name='heartRate.high']").fill("61");
                page.locator(".try").click();
                assertThat(page.locator(".tried")).containsText("All calls", SOON);
                assertThat(serious(page)).as("trial, " + look).isEmpty();
            }
        }
    }

    private static BrowserContext nurse(int width, int height, ColorScheme look) {
        return chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, height)
                        .setColorScheme(look)
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setLocale("en"));
    }

    private static Object fits(Page page) {
        return page.evaluate("() => document.documentElement.scrollWidth <= innerWidth");
    }

    private static List<String> serious(Page page) {
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                        .map(rule -> rule.getId() + " " + rule.getNodes().get(0).getHtml())
                        .toList();
    }
}

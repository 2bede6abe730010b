package dev.wardstream.ward;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.wardstream.ward.Records.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.wardstream.alarm.CommandOutcome;
import dev.wardstream.alarm.OwnLimits;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.words.Said;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A ward of 24 at four in the morning, after hours in which nobody answered: what a nurse sees of it and does, in real Chromium. */
final class NightIT extends InChromium {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path PICTURES = Path.of("target", "pictures");

    private final NightWard night = new NightWard();
    private final OpenWard ward = night.ward;
    private final List<JsonNode> asked = new CopyOnWriteArrayList<>();

    @BeforeEach
    void comesToPass() {
        night.comesToPass();
    }

    @AfterEach
    void close() {
        ward.close();
    }

    @Test
    void whoIsIllNowStandsBeforeWhatIsLongOverAndWhoIsWellIsCalm() {
        try (BrowserContext nurse = desk("en", ColorScheme.DARK)) {
            Page page = opened(nurse, "/");
            assertThat(page.locator(".tile")).hasCount(24);
            assertThat(page.locator(".tile .bed-name").first()).hasText("bed-02");
            Locator ill = tile(page, 4);
            assertThat(ill.locator(".alarm-band")).containsText("!! HR 139 > 120 /min for 15 s");
            assertThat(ill.locator(".alarm-band")).not().containsText("back at 1");
            assertThat(ill.locator(".alarm-band .more")).hasText("+2");
            assertThat(ill.locator(".badge")).containsText("7");
            assertThat(page.locator(".tile[class*='tone-']")).hasCount(4);
            assertThat(tile(page, 12).locator(".alarm-band.over")).hasText("Over, not yet seen: 1");
            assertThat(page.locator(".alarms h2 .count")).hasText("4");
            assertThat(page.locator(".alarm-row .place"))
                    .containsText(new String[] {"bed-02", "bed-04", "bed-03", "bed-01"});
        }
    }

    @Test
    void onePatientIsOneRowAndOneAnswerAnswersTheEpisode() {
        try (BrowserContext nurse = desk("en", ColorScheme.LIGHT)) {
            Page page = opened(nurse, "/");
            Locator row = page.locator(".alarm-row").nth(1);
            assertThat(row.locator(".others li")).hasCount(2);
            row.locator(".answer").click();
            assertThat(page.locator("dialog .what")).hasText("HR 139 > 120 /min for 15 s");
            assertThat(page.locator("dialog .others li")).hasCount(2);
            assertThat(offered(page)).containsExactly("acknowledge", "silence", "decline", "handOver");
            answers(page);
            page.locator("dialog button[type=submit]").click();
            assertThat(page.locator("dialog .status.done")).isVisible();
            assertThat(asked).singleElement().satisfies(body -> {
                assertThat(body.get("action").asText()).isEqualTo("acknowledge");
                assertThat(body.get("alarm").asText()).isEqualTo(NightWard.episodeOf(4, "now"));
            });
        }
    }

    @Test
    void whatIsOverIsNotSilenced() {
        try (BrowserContext nurse = desk("en", ColorScheme.DARK)) {
            Page page = opened(nurse, "/");
            page.locator(".seen-ward summary").click();
            page.locator(".seen-rows button").first().click();
            page.locator("dialog .actions").waitFor();
            assertThat(offered(page)).containsExactly("clear");
        }
    }

    @Test
    void allThatIsOverIsClearedWithTheKeysAndItIsSaidWhyWhereItWasHigh() {
        try (BrowserContext nurse = desk("en", ColorScheme.DARK)) {
            Page page = opened(nurse, "/");
            answers(page);
            Locator clear = page.locator(".clear-all");
            assertThat(clear).hasText("Clear all seen (" + NightWard.OVER + ")");
            clear.focus();
            page.keyboard().press("Enter");
            assertThat(page.locator("dialog .subject")).containsText("of high priority. Why may they go?");
            Locator reason = page.locator("dialog input[name='reason']").nth(1);
            String why = reason.inputValue();
            reason.focus();
            page.keyboard().press("Space");
            page.locator("dialog button[type=submit]").focus();
            page.keyboard().press("Enter");
            assertThat(page.locator(".seen-ward .status")).hasText("Cleared: " + NightWard.OVER);
            assertThat(asked).hasSize(NightWard.OVER).allSatisfy(body -> {
                assertThat(body.get("action").asText()).isEqualTo("clear");
                assertThat(body.get("reason").asText()).isEqualTo(why);
            });
            assertThat(asked.stream().map(body -> body.get("alarm").asText()).distinct())
                    .hasSize(NightWard.OVER)
                    .noneMatch(alarm -> alarm.contains("now"));
            night.isCleared();
            assertThat(page.locator(".seen-strip")).isHidden();
            assertThat(page.locator(".alarm-row")).hasCount(4);
        }
    }

    @Test
    void aPatientsHeadHoldsWhatCanBeDoneOnAPhoneToo() {
        try (BrowserContext nurse = phone("en", ColorScheme.LIGHT)) {
            Page page = opened(nurse, NightWard.pathOf(4));
            assertThat(page.locator(".patient-actions .stay-actions button")).hasCount(4);
            assertThat(page.locator(".patient-actions > button")).hasText(new String[] {"Alarm limits", "Print"});
            assertThat(page.locator(".patient-actions").boundingBox().y).isLessThan(400);
            page.locator(".to-limits").click();
            assertThat(page.locator(".limits-form")).isVisible();
            assertThat(page.locator(".limits-form .own")).hasText("The ward's defaults apply.");
            ward.happens(state -> state.limits(
                    NightWard.patient(4),
                    new OwnLimits(
                            Map.of(VitalSign.HEART_RATE, new OwnLimits.Change(Double.NaN, 145, Double.NaN, 160, null)),
                            false,
                            night.now(),
                            "nurse-3",
                            "dr-1",
                            night.now() + 240 * MINUTE)));
            assertThat(page.locator(".limits-form .own")).containsText("Set by nurse-3");
            assertThat(page.locator(".limits-form")).isVisible();
            assertThat(page.locator("input[name='heartRate.high']")).hasValue("145");
        }
    }

    @Test
    void trendsShowNews2AndRiskAndNothingOfWhatIsYetToCome() {
        try (BrowserContext nurse = desk("en", ColorScheme.DARK)) {
            Page page = opened(nurse, NightWard.pathOf(4));
            assertThat(page.locator(".charts figure.v-news2 figcaption")).containsText("NEWS2: last 7");
            assertThat(page.locator(".charts figcaption").last()).containsText("Risk, risk-icu");
            assertThat(page.locator(".trend-head .chip")).hasText(new String[] {"1 h", "4 h", "12 h", "24 h"});
            assertThat(page.locator(".trend-head input[value='1440']")).isDisabled();
            for (int i = 0; i < 6; i++) {
                page.locator(".moves button").nth(1).click();
            }
            assertThat(page.locator(".charts .v-heartRate .reading")).containsText("last 139");
            assertThat(page.locator(".reason.quiet header b").last())
                    .hasText(Pattern.compile("Rests on 5 % of its window only: .*12 %"));
            assertThat(page.locator(".contributions .harms .share")).hasText("▲ × 2.0");
            assertThat(page.locator(".contributions .protects .share")).hasText("▼ × 0.9");
        }
    }

    @Test
    void halfAnHourMakesNoRateAndEachMarkIsExplained() {
        try (BrowserContext nurse = desk("en", ColorScheme.DARK)) {
            Page page = opened(nurse, "/");
            assertThat(page.locator(".budget p")).containsText("3 ward-1: calls since");
            assertThat(page.locator(".budget p")).containsText("a rate after 24 h");
            assertThat(tile(page, 4).locator("meter.risk"))
                    .hasAttribute("title", Pattern.compile("Rests on 5 % .*Framed bar.*"));
            assertThat(tile(page, 4).locator(".badge")).hasAttribute("title", Pattern.compile("≥: .*"));
            page.keyboard().press("?");
            assertThat(page.locator("dialog .marks dt")).hasCount(12);
        }
    }

    @Test
    void noViewHasASeriousFaultOnAnyScreenInAnyLookOrLanguage() {
        List<String> faults = new ArrayList<>();
        for (String language : List.of("en", "zh-CN")) {
            for (ColorScheme look : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
                try (BrowserContext desk = desk(language, look);
                        BrowserContext phone = phone(language, look)) {
                    faults.addAll(looked(desk, "desk-" + language + "-" + look));
                    faults.addAll(looked(phone, "phone-" + language + "-" + look));
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    /** Looks at each view: a picture of it, and its serious faults. */
    private List<String> looked(BrowserContext nurse, String name) {
        Page page = opened(nurse, "/");
        page.locator(".seen-ward summary").click();
        List<String> faults = new ArrayList<>(faults(page, name + "-ward"));
        page.locator(".alarm-row .answer").nth(1).click();
        faults.addAll(faults(page, name + "-answer"));
        page.keyboard().press("Escape");
        page.locator(".clear-all").click();
        faults.addAll(faults(page, name + "-seen"));
        page.keyboard().press("Escape");
        page.keyboard().press("?");
        faults.addAll(faults(page, name + "-help"));
        page.navigate(ward.url(NightWard.pathOf(4)).toString());
        page.locator(".charts figure").first().waitFor();
        faults.addAll(faults(page, name + "-patient"));
        return faults;
    }

    private static List<String> faults(Page page, String view) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(view + ".png")));
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(fault -> List.of("serious", "critical").contains(fault.getImpact()))
                        .map(fault -> view + ": " + fault.getId() + " at "
                                + fault.getNodes().stream()
                                        .map(node -> node.getHtml())
                                        .limit(3)
                                        .toList())
                        .toList();
    }

    /** The monitor does what is asked, as the topic of outcomes would say. */
    private void answers(Page page) {
        page.route("**/commands", route -> {
            JsonNode body = bodyOf(route.request());
            asked.add(body);
            String path = route.request().url();
            PatientId patient = new PatientId(path.split("/patients/", -1)[1].replace("/commands", ""));
            ward.desk.heard(new CommandOutcome(
                    body.get("id").asText(),
                    patient,
                    body.get("action").asText().equals("clear") ? "ClearLatched" : "Acknowledge",
                    body.get("by").asText(),
                    night.now(),
                    CommandOutcome.Result.DONE,
                    Said.plain("done")));
            route.resume();
        });
    }

    private static JsonNode bodyOf(Request request) {
        try {
            return JSON.readTree(request.postData());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The answers that the dialog offers. */
    private static List<String> offered(Page page) {
        return page.locator("dialog .actions button").all().stream()
                .map(button -> button.getAttribute("data-action"))
                .toList();
    }

    private static Locator tile(Page page, int bed) {
        return page.locator(".tile[href='" + NightWard.pathOf(bed) + "']");
    }

    private static BrowserContext desk(String locale, ColorScheme look) {
        return person(locale, look, 1440, 900);
    }

    private static BrowserContext phone(String locale, ColorScheme look) {
        return person(locale, look, 390, 844);
    }

    private static BrowserContext person(String locale, ColorScheme look, int width, int height) {
        return chromium.person(new Browser.NewContextOptions()
                .setLocale(locale)
                .setColorScheme(look)
                .setViewportSize(width, height)
                .setReducedMotion(ReducedMotion.REDUCE));
    }

    private Page opened(BrowserContext nurse, String path) {
        Page page = nurse.newPage();
        page.onPageError(error -> {
            throw new AssertionError("the page has a fault: " + error);
        });
        page.navigate(ward.url(path).toString());
        page.locator(".tile, .patient-head h1").first().waitFor();
        return page;
    }
}

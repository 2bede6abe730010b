package dev.wardstream.ward;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.wardstream.ward.Records.ANNA;
import static dev.wardstream.ward.Records.BED_9;
import static dev.wardstream.ward.Records.T0;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.Presence;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.words.Said;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the page makes of what the ward's server tells it, in real Chromium. */
final class PageIT extends InChromium {
    private static final String SCRIPT = "<script>window.stolen=1</script><img src=x onerror=window.stolen=1>";

    private final List<String> ran = new ArrayList<>();
    private OpenWard ward;
    private BrowserContext nurse;
    private Page page;

    @BeforeEach
    void open() {
        ward = OpenWard.open();
        nurse = chromium.person(new Browser.NewContextOptions().setLocale("en").setReducedMotion(ReducedMotion.REDUCE));
        page = nurse.newPage();
        page.onDialog(dialog -> ran.add(dialog.message()));
        page.onPageError(ran::add);
    }

    @AfterEach
    void close() {
        nurse.close();
        ward.close();
    }

    @Test
    void aWardWithoutPatientsSaysHowTheyCome() {
        page.navigate(ward.url("/").toString());
        assertThat(page.locator(".empty")).containsText("No patients yet");
        assertThat(page.locator(".notice")).containsText("Open on this machine only");
    }

    @Test
    void aScriptInAnAlertFromKafkaIsShownAndNeverRuns() {
        heart(155);
        ward.happens(state -> state.take(saying(SCRIPT)));
        page.navigate(ward.url("/").toString());
        assertThat(page.locator(".alarm-band")).containsText("<script>");
        assertThat(page.locator(".alarm-row p").first()).hasText(SCRIPT);
        page.locator(".tile").click();
        assertThat(page.locator(".reason header")).containsText(SCRIPT);
        assertThat(page.locator(".history summary")).containsText(SCRIPT);
        page.locator(".reason .answer").click();
        assertThat(page.locator("dialog .what")).hasText(SCRIPT);
        assertThat(page.evaluate("() => window.stolen === undefined")).isEqualTo(true);
        assertThat(ran).isEmpty();
    }

    @Test
    void noNameOfABedOrADeviceHoldsAScriptOrLeadsElsewhere() {
        for (String script : List.of(
                "<img/src=x/onerror=window.stolen=1>", "\"><svg/onload=window.stolen=1>", "a'b", "a&b", "x/../y")) {
            assertThatThrownBy(() -> new DeviceId(script)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new Location("ward-1", script)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new PatientId(script)).isInstanceOf(IllegalArgumentException.class);
        }
        ward.clock.set(T0 + 1_000);
        ward.happens(state -> state.take(new PatientSample(
                new PatientId("//evil.example/x"),
                new DeviceId("javascript:alert"),
                DeviceKind.WEARABLE,
                new Location("//..a", "javascript:alert"),
                Sample.of(T0, Readings.of(VitalSign.HEART_RATE, 80)),
                T0)));
        page.navigate(ward.url("/").toString());
        assertThat(page.locator(".tile .bed-name")).hasText("javascript:alert");
        page.locator(".tile").click();
        assertThat(page.locator(".patient-name")).hasText("//evil.example/x");
        assertThat(page.locator(".devices")).containsText("javascript:alert");
        assertThat(page.url()).startsWith(ward.url("/patients/").toString());
        assertThat(ran).isEmpty();
    }

    @Test
    void noIdLeadsTheBrowserToAnotherPatient() {
        heart(155);
        page.navigate(ward.url("/").toString());
        List<String> paths = new ArrayList<>();
        page.onRequest(request -> paths.add(request.url()));
        for (String id : List.of("x/../" + ANNA, "./" + ANNA, "x/y/../../" + ANNA)) {
            assertThat(page.evaluate(
                            "async id => { const { command, patientPath, loadSession } = await import('/page/js/api.js');"
                                    + " await loadSession(); try { await command(id, { action: 'resume' }); return 'done'; }"
                                    + " catch (refusal) { return refusal.status + ' ' + new URL(patientPath(id), location).pathname; } }",
                            id))
                    .as(id)
                    .asString()
                    .startsWith("404 /patients/")
                    .contains("%20.")
                    .isNotEqualTo("404 /patients/" + ANNA);
        }
        assertThat(paths)
                .filteredOn(path -> path.contains("/commands"))
                .hasSize(3)
                .noneMatch(path -> path.endsWith("/patients/" + ANNA + "/commands"));
    }

    @Test
    void aFeedThatStopsIsToldLoudlyAndItsReturnNeedsNoReload() {
        heart(80);
        page.navigate(ward.url("/").toString());
        assertThat(page.locator(".link.live")).isVisible();
        assertThat(page.locator(".tile.old")).hasCount(0);

        ward.feed.set(FeedState.stale(Said.plain("Kafka does not answer.")));
        assertThat(page.locator(".banner")).containsText("Not live");
        assertThat(page.locator(".banner")).containsText("Kafka does not answer.");
        assertThat(page.locator(".tile.old .age")).containsText("Old:");

        ward.feed.set(FeedState.LIVE);
        assertThat(page.locator(".banner")).isHidden();
        assertThat(page.locator(".tile.old")).hasCount(0);
    }

    @Test
    void aDemoThatSlowsDownShowsItsSpeedToATenth() {
        page.navigate(ward.url("/").toString());
        assertThat(page.locator(".speed")).hasText("10× real speed");
        Object shown = page.evaluate("""
                async () => {
                  const { setClock, speed } = await import("/page/js/time.js");
                  setClock(0, 15.263015510032481);
                  return String(speed());
                }""");
        assertThat(shown).isEqualTo("15.3");
    }

    @Test
    void aMonitorThatIsStartingSaysSoAndHowFarItIs() {
        heart(80);
        ward.feed.set(FeedState.starting(
                Said.plain("what has happened so far is being read: 40 % of 9000 records, for 12 s")));
        page.navigate(ward.url("/").toString());
        assertThat(page.locator(".banner.starting")).containsText("the monitor is starting");
        assertThat(page.locator(".banner")).containsText("40 % of 9000 records");
        assertThat(page.locator(".link.live")).hasCount(0);

        ward.feed.set(FeedState.stale(Said.plain("still starting after 3 min")));
        assertThat(page.locator(".banner.stale")).containsText("gets nothing new");

        ward.feed.set(FeedState.LIVE);
        assertThat(page.locator(".banner")).isHidden();
        assertThat(page.locator(".link.live")).isVisible();
    }

    @Test
    void aConnectionThatIsCutIsToldLoudlyAndComesBackByItself() {
        heart(80);
        page.navigate(ward.url("/").toString());
        assertThat(page.locator(".link.live")).isVisible();

        nurse.setOffline(true);
        assertThat(page.locator(".banner")).containsText("the connection to the monitor is cut");
        page.locator(".admit").click();
        page.locator("dialog input[name=patient]").fill("p-1");
        page.locator("dialog input[name=ward]").fill("ward-1");
        page.locator("dialog input[name=bed]").fill("bed-1");
        page.locator("dialog button[type=submit]").click();
        assertThat(page.locator("dialog .status")).containsText("nothing can be sent");

        nurse.setOffline(false);
        assertThat(page.locator(".banner")).isHidden();
        assertThat(page.locator(".link.live")).isVisible();
    }

    @Test
    void anAlarmChangesItsTileBySignWordAndColour() {
        heart(155);
        page.navigate(ward.url("/").toString());
        assertThat(page.locator(".tile .value").first()).hasText("155");
        ward.happens(state -> state.take(saying("HR 155 > 140 /min for 31 s")));
        ward.broadcast.alarm(AlarmView.of(saying("HR 155 > 140 /min for 31 s")));
        assertThat(page.locator(".tile.tone-high.flash .alarm-band")).hasText("!!! HR 155 > 140 /min for 31 s");
        assertThat(page.locator(".alarm-row .mark")).containsText("High");
        assertThat(page.locator(".tile .v-heartRate.alarming")).isVisible();
        assertThat(page.locator("[aria-live=assertive]")).containsText("High alarm, bed-9");
    }

    @Test
    void aButtonStaysUnderTheFingerWhileItsAlarmChanges() {
        heart(155);
        ward.happens(state -> state.take(saying("HR 155 > 140 /min for 31 s")));
        page.navigate(ward.url("/").toString());
        page.locator(".alarm-row .answer").waitFor();
        page.evaluate("() => { window.listed = document.querySelector('.alarm-row .answer'); }");
        ward.happens(state -> state.take(saying("HR 158 > 140 /min for 34 s")));
        assertThat(page.locator(".alarm-row .what > p")).hasText("HR 158 > 140 /min for 34 s");
        assertThat(page.evaluate("() => window.listed.isConnected")).isEqualTo(true);

        page.locator(".tile").click();
        page.locator(".reason .answer").waitFor();
        page.evaluate("() => { window.told = document.querySelector('.reason .answer'); window.told.focus(); }");
        ward.happens(state -> {
            state.take(saying("HR 162 > 140 /min for 37 s"));
            state.take(Records.news2(ANNA, T0 + 2_000, 3, false));
        });
        assertThat(page.locator(".reason header").first()).containsText("HR 162 > 140 /min for 37 s");
        assertThat(page.evaluate("() => window.told.isConnected && document.activeElement === window.told"))
                .isEqualTo(true);
        page.locator(".reason .answer").click();
        assertThat(page.locator("dialog .what")).hasText("HR 162 > 140 /min for 37 s");
    }

    @Test
    void chineseIsSpokenWhereTheBrowserAsksForIt() {
        heart(80);
        try (BrowserContext chinese = chromium.person(new Browser.NewContextOptions().setLocale("zh-CN"))) {
            Page there = chinese.newPage();
            there.navigate(ward.url("/").toString());
            assertThat(there.locator(".alarms h2")).containsText("警报");
            assertThat(there.locator("html")).hasAttribute("lang", "zh-CN");
            there.getByText("English").click();
            assertThat(there.locator(".alarms h2")).containsText("Alarms");
        }
    }

    @Test
    void aNurseWhoReadsChineseReadsHerAlarmsInChineseWhereverTheyAreShown() {
        heart(155);
        Said raised = Said.of("limit.above", "heartRate", "155", "140", 15_000);
        Said later = raised.and("now.old", 240_000);
        Said lost = Said.of("silence", 60_000, "device.BEDSIDE_MONITOR", "mon-7");
        ward.happens(state -> {
            state.take(saying("alarm-1", Alert.Event.RAISED, raised));
            state.take(saying("alarm-1", Alert.Event.ESCALATED, later));
            state.take(saying("alarm-2", Alert.Event.RAISED, lost));
        });
        try (BrowserContext chinese = chromium.person(new Browser.NewContextOptions().setLocale("zh-CN"))) {
            Page there = chinese.newPage();
            there.navigate(ward.url("/").toString());
            String text = "HR 155 > 140 /min，持续 15 秒";
            assertThat(there.locator(".alarm-row p").first()).hasText(text);
            assertThat(there.locator(".alarm-row")).hasCount(1);
            assertThat(there.locator(".alarm-row .others")).containsText("床旁监护仪 mon-7 已 1 分钟无数据");
            assertThat(there.locator(".tile .alarm-band")).containsText(text);
            saysNothingInEnglish(there);
            there.locator(".alarm-row .answer").first().click();
            assertThat(there.locator("dialog .what")).hasText(text);
            there.keyboard().press("Escape");
            there.navigate(ward.url("/patients/" + ANNA.value()).toString());
            assertThat(there.locator(".reason header b").filter(new Locator.FilterOptions().setHasText(text)))
                    .isVisible();
            there.locator(".history summary").first().waitFor();
            there.locator(".history summary").all().forEach(Locator::click);
            assertThat(there.locator(".history")).containsText("触发 · HR 155 > 140 /min，持续 15 秒");
            assertThat(there.locator(".history")).containsText("已升级呼叫 · " + text + "；最近测量于 4 分钟前");
            saysNothingInEnglish(there);
            there.getByText("English").click();
            assertThat(there.locator(".history")).containsText("HR 155 > 140 /min for 15 s; last measured 4 min ago");
        }
    }

    private static void saysNothingInEnglish(Page there) {
        assertThat(there.locator("body").innerText()).doesNotContain(" for 15 s", "measured", "No data", "ago");
    }

    @Test
    void soundIsOffUntilSwitchedOn() {
        page.navigate(ward.url("/").toString());
        assertThat(page.locator(".sound")).hasAttribute("aria-pressed", "false");
        page.locator(".sound").click();
        assertThat(page.locator(".sound")).hasAttribute("aria-pressed", "true");
        assertThat(ran).isEmpty();
    }

    private void heart(double rate) {
        ward.clock.set(T0 + 1_000);
        ward.happens(state -> state.take(Records.sample(ANNA, T0, VitalSign.HEART_RATE, rate)));
    }

    private static Alert saying(String text) {
        return saying("alarm-1", Alert.Event.RAISED, Said.plain(text));
    }

    private static Alert saying(String id, Alert.Event event, Said said) {
        Alert plain = Records.alert(ANNA, id, event, new Presence.On(), T0);
        return new Alert(
                plain.id(),
                plain.patient(),
                BED_9,
                plain.device(),
                plain.kind(),
                plain.priority(),
                plain.event(),
                plain.onset(),
                plain.at(),
                plain.receivedAt(),
                said,
                plain.value(),
                plain.limit(),
                null,
                plain.model(),
                plain.contributions(),
                plain.retrospective(),
                plain.standing(),
                plain.answer());
    }
}

package dev.wardstream.ward;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.wardstream.ward.Records.ANNA;
import static dev.wardstream.ward.Records.BAND;
import static dev.wardstream.ward.Records.BED_9;
import static dev.wardstream.ward.Records.T0;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import dev.wardstream.alarm.AlarmKind;
import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.Hush;
import dev.wardstream.alarm.Presence;
import dev.wardstream.alarm.Priority;
import dev.wardstream.alarm.Response;
import dev.wardstream.alarm.Sound;
import dev.wardstream.alarm.Standing;
import dev.wardstream.score.News2;
import dev.wardstream.score.PatientScore;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.words.Said;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How alarms of each kind look to a nurse, in real Chromium. */
final class AlarmPageIT extends InChromium {
    private static final String MONITOR = "device.BEDSIDE_MONITOR";

    private OpenWard ward;

    @BeforeEach
    void open() {
        ward = OpenWard.open();
        ward.clock.set(T0 + 1_000);
    }

    @AfterEach
    void close() {
        ward.close();
    }

    @Test
    void aNurseReadsWhoseClockIsOffWhatIsLostAndWhichDevicesDisagreeInEitherLanguage() {
        measured(VitalSign.HEART_RATE, 170);
        Said clock = Said.of("clock.behind", MONITOR, "mon-7", 180_000);
        Said lost = Said.of("vital.lost", "spo2", 60_000, MONITOR, "mon-7");
        Said apart =
                Said.of("disagree", "heartRate", "170", MONITOR, "mon-7", "72", "device.WEARABLE", "band-1", 30_000);
        raised(AlarmKind.CLOCK_OFF, Priority.LOW, clock, Hush.NONE);
        raised(AlarmKind.VITAL_LOST, Priority.MEDIUM, lost, Hush.NONE);
        raised(AlarmKind.SOURCES_DISAGREE, Priority.LOW, apart, Hush.NONE);

        try (BrowserContext nurse = in("en")) {
            Page page = opened(nurse, "/");
            assertThat(page.locator(".alarm-row .what > p"))
                    .hasText("SpO2 no longer measured for 1 min by bedside monitor mon-7");
            assertThat(page.locator(".alarm-row .others li")).hasText(new String[] {
                "[!] Clock of bedside monitor mon-7 is 3 min behind",
                "[!] HR 170 /min by bedside monitor mon-7, 72 /min by wearable band-1, for 30 s"
            });
            assertThat(page.locator(".alarm-row .mark")).hasText("[!!]Technical");
            assertThat(page.locator(".tile.technical .alarm-band .more")).hasText("+2");
        }
        try (BrowserContext nurse = in("zh-CN")) {
            Page page = opened(nurse, "/patients/" + ANNA.value());
            assertThat(page.locator(".reason header > b")).hasText(new String[] {
                "床旁监护仪 mon-7 已 1 分钟不再测量 SpO2",
                "床旁监护仪 mon-7 的时钟慢 3 分钟",
                "床旁监护仪 mon-7 测得 HR 170 /min，可穿戴设备 band-1 测得 72 /min，相差已 30 秒"
            });
            page.locator(".history summary").first().waitFor();
            assertThat(page.locator("body").innerText()).doesNotContain("Clock", "measured", " by ", "Technical");
        }
    }

    @Test
    void aTileFlashesForWhomItCallsAndNotForANews2ThatWasToldBefore() {
        measured(VitalSign.HEART_RATE, 72);
        raised(AlarmKind.NEWS2, Priority.HIGH, Said.of("news2", 8), Hush.STANDS);
        try (BrowserContext nurse = in("en")) {
            Page page = opened(nurse, "/");
            assertThat(page.locator(".tile.tone-high:not(.flash)")).isVisible();
            assertThat(page.locator(".alarm-row.hushed:not(.flash) .who"))
                    .containsText("quiet: nothing new since the last call");

            Said low = Said.of("limit.below", "systolicPressure", "86", "90", 15_000);
            raised(AlarmKind.SYSTOLIC_PRESSURE_LOW, Priority.MEDIUM, low, Hush.NONE);
            assertThat(page.locator(".tile.tone-high.flash.beat-medium .more")).hasText("+1");
        }
    }

    @Test
    void whatWasChartedInWordsForNews2IsReadInThePagesLanguage() {
        measured(VitalSign.HEART_RATE, 72);
        News2 score = new News2(
                T0,
                List.of(
                        new News2.Part(News2.Parameter.AIR_OR_OXYGEN, 2, "oxygen", BAND),
                        new News2.Part(News2.Parameter.CONSCIOUSNESS, 3, "CONFUSION")),
                List.of(News2.Parameter.PULSE),
                true,
                false,
                false);
        ward.happens(state -> state.take(new PatientScore(ANNA, BED_9, BAND, DeviceKind.WEARABLE, T0, score)));
        try (BrowserContext nurse = in("zh-CN")) {
            assertThat(opened(nurse, "/patients/" + ANNA.value()).locator("table.news2 tr:not(.total) td:nth-child(2)"))
                    .hasText(new String[] {"意识模糊", "吸氧，band-1", "未知：心率无变化"});
        }
    }

    @Test
    void limitsOfGlucoseAreReadInTheUnitThatItsValueIsReadIn() {
        measured(VitalSign.BLOOD_GLUCOSE, 62);
        try (BrowserContext nurse = in("en")) {
            Page page = opened(nurse, "/patients/" + ANNA.value());
            assertThat(page.locator(".now .v-bloodGlucose .value")).hasText("3.4");
            assertThat(page.locator(".now .v-bloodGlucose .bounds")).hasText("3.9 – 13.9");
        }
    }

    private void measured(VitalSign vital, double value) {
        ward.happens(state -> state.take(Records.sample(ANNA, T0, vital, value)));
    }

    private void raised(AlarmKind kind, Priority priority, Said said, Hush hush) {
        boolean calls = hush == Hush.NONE;
        Standing standing = new Standing(
                "episode-1", new Presence.On(), new Response.Awaited(), new Sound.Audible(), hush, calls, 1, null);
        ward.happens(state -> state.take(new Alert(
                "alarm-" + kind,
                ANNA,
                BED_9,
                BAND,
                kind,
                priority,
                Alert.Event.RAISED,
                T0,
                T0,
                T0,
                said,
                Double.NaN,
                Double.NaN,
                null,
                null,
                List.of(),
                false,
                standing,
                null)));
    }

    private static BrowserContext in(String locale) {
        return chromium.person(
                new Browser.NewContextOptions().setLocale(locale).setReducedMotion(ReducedMotion.REDUCE));
    }

    private Page opened(BrowserContext nurse, String path) {
        Page page = nurse.newPage();
        page.navigate(ward.url(path).toString());
        return page;
    }
}

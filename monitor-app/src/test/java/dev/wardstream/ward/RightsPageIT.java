package dev.wardstream.ward;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.wardstream.ward.Records.ANNA;
import static dev.wardstream.ward.Records.BED_2;
import static dev.wardstream.ward.Records.BERT;
import static dev.wardstream.ward.Records.T0;
import static dev.wardstream.ward.Records.command;
import static dev.wardstream.ward.Records.done;
import static dev.wardstream.ward.Records.sample;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.wardstream.alarm.AlarmCommand.Action;
import dev.wardstream.alarm.OwnLimits;
import dev.wardstream.schemas.avro.AlertCommand;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.VitalSign;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a nurse who is of one ward, in a browser. */
final class RightsPageIT extends InChromium {
    @TempDir
    private Path folder;

    private OpenWard ward;
    private BrowserContext nurse;
    private Page page;

    @BeforeEach
    void aNurseSignsIn() throws Exception {
        ward = OpenWard.guarded(Users.settings(folder.resolve("users")), entry -> {});
        ward.happens(all -> {
            all.take(sample(ANNA, T0, VitalSign.HEART_RATE, 80));
            all.take(sample(BERT, T0, VitalSign.HEART_RATE, 70));
        });
        lies(BERT, "1");
        nurse = chromium.browser().newContext(new Browser.NewContextOptions().setLocale("en"));
        page = nurse.newPage();
        page.navigate(ward.url("/signin").toString());
        page.locator("input[name=user]").fill("Nurse-1 ");
        page.locator("input[name=password]").fill(Users.PASSWORD);
        page.locator("button[type=submit]").click();
    }

    @AfterEach
    void close() {
        nurse.close();
        ward.close();
    }

    @Test
    void onlyHerWardIsShownAndThePageSaysSo() {
        assertThat(page.locator(".bar .wards")).hasText("Only ward-1");
        assertThat(page.locator(".tile")).hasCount(1);
        assertThat(page.locator(".tile")).containsText("bed-9");
        assertThat(page.locator("body")).not().containsText("bed-2");

        page.locator(".tile").click();
        assertThat(page.locator(".now .vital")).isVisible();
        lies(ANNA, "2");
        assertThat(page.locator(".patient-head")).containsText("not known here");
        assertThat(page.locator(".now .vital")).not().isVisible();
        assertThat(page.locator(".columns")).not().isVisible();
    }

    @Test
    void anApprovalThatNobodyConfirmedIsToldAsUnverifiedAndAWrongPasswordIsRefused() {
        ward.happens(all -> all.limits(ANNA, new OwnLimits(Map.of(), false, T0, "nurse-3", "dr-1", T0 + 60_000)));
        page.locator(".tile").click();
        page.locator("summary", new Page.LocatorOptions().setHasText("Alarm limits"))
                .click();
        assertThat(page.locator(".limits-form .own"))
                .containsText("Unverified: nobody has confirmed that dr-1 approved them.");

        page.locator("input[name=approvedBy]").fill("engineer-1");
        page.locator("input[name=approverPassword]").fill("not hers");
        page.locator(".limits-form button[type=submit]").click();
        assertThat(page.locator(".limits-form > .status"))
                .hasText("Refused: The approver's password is wrong: no limits were set.");
        assertThat(page.locator("input[name=approverPassword]").inputValue()).isEmpty();

        page.locator("input[name=approvedBy]").fill("NURSE-1");
        page.locator(".limits-form button[type=submit]").click();
        assertThat(page.locator(".limits-form > .status"))
                .hasText("Refused: Somebody else must approve these limits, not who sets them.");
    }

    /** On the second ward. */
    private void lies(PatientId patient, String id) {
        AlertCommand admit = command(patient, id, T0, new Action.Admit(BED_2));
        ward.happens(all -> {
            all.take(admit);
            all.take(done(admit));
        });
    }
}

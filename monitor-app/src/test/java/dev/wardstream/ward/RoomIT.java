package dev.wardstream.ward;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import dev.wardstream.access.Accounts;
import dev.wardstream.access.Role;
import dev.wardstream.access.User;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A display on a wall, in real Chromium, where there is room for one page only and a nurse opens hers. */
final class RoomIT extends InChromium {
    private static final String PASSWORD = "correct horse battery staple";

    @TempDir
    private Path folder;

    private OpenWard ward;

    @BeforeEach
    void open() {
        Path users = folder.resolve("users");
        Accounts accounts = new Accounts(users);
        accounts.put(new User("wall-1", Role.VIEWER), PASSWORD);
        accounts.put(new User("nurse-3", Role.NURSE), PASSWORD);
        ward = OpenWard.of(users, 1);
    }

    @AfterEach
    void close() {
        ward.close();
    }

    @Test
    void theWallSaysThatItIsNotLiveAndIsAgainWhenTheNurseHasGone() throws Exception {
        try (BrowserContext context = in("en")) {
            Page wall = signedIn(context);
            assertThat(wall.locator(".link.live")).isVisible();
            try (dev.wardstream.ward.Page nurse = nursesPage()) {
                org.assertj.core.api.Assertions.assertThat(nurse.status()).isEqualTo(200);
                assertThat(wall.locator(".banner"))
                        .containsText("Not live: too many pages are open, and nurses' pages come first."
                                + " This one tries again by itself.");
            }
            assertThat(wall.locator(".link.live")).isVisible();
            assertThat(wall.locator(".banner")).isHidden();
        }
    }

    @Test
    void aPageForWhichThereIsNoRoomFromTheBeginningSaysSoInTheReadersLanguage() throws Exception {
        try (dev.wardstream.ward.Page nurse = nursesPage();
                BrowserContext context = in("zh-CN")) {
            org.assertj.core.api.Assertions.assertThat(nurse.status()).isEqualTo(200);
            assertThat(signedIn(context).locator(".banner")).containsText("非实时:打开的页面过多,护士的页面优先。本页会自动重试。");
        }
    }

    private dev.wardstream.ward.Page nursesPage() throws Exception {
        return dev.wardstream.ward.Page.open(ward.signedIn("nurse-3", PASSWORD), ward.url("/api/v1/stream"));
    }

    private static BrowserContext in(String locale) {
        return chromium.browser()
                .newContext(new Browser.NewContextOptions().setLocale(locale).setReducedMotion(ReducedMotion.REDUCE));
    }

    private Page signedIn(BrowserContext context) {
        Page page = context.newPage();
        page.navigate(ward.url("/signin").toString());
        page.locator("input[name=user]").fill("wall-1");
        page.locator("input[name=password]").fill(PASSWORD);
        page.locator("button[type=submit]").click();
        return page;
    }
}

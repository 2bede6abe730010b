package dev.wardstream.ward;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;

/**
 * Takes pictures of the ward page, those that README and the manuals show among them, from a ward that runs, and names those of the overview
 * after how many beds it has: {@code WardPictures http://127.0.0.1:8080 .github/pictures}.
 */
final class WardPictures {
    private final Browser browser;
    private final String ward;
    private final Path folder;

    private WardPictures(Browser browser, String ward, Path folder) {
        this.browser = browser;
        this.ward = ward;
        this.folder = folder;
    }

    public static void main(String[] arguments) {
        try (Chromium chromium = Chromium.launch()) {
            WardPictures pictures = new WardPictures(chromium.browser(), arguments[0], Path.of(arguments[1]));
            pictures.overview("dark", 1600, 900, ColorScheme.DARK, "en");
            pictures.overview("light", 1600, 900, ColorScheme.LIGHT, "en");
            pictures.overview("chinese", 1600, 900, ColorScheme.DARK, "zh-CN");
            pictures.overview("phone", 390, 844, ColorScheme.DARK, "en");
            pictures.patient("dark", 1440, 1250, ColorScheme.DARK, "en");
            pictures.patient("light", 1440, 1250, ColorScheme.LIGHT, "en");
            pictures.patient("chinese", 1440, 1250, ColorScheme.DARK, "zh-CN");
            pictures.patient("phone", 390, 844, ColorScheme.DARK, "en");
            pictures.answer("dark", 900, 700, ColorScheme.DARK);
        }
    }

    private void overview(String name, int width, int height, ColorScheme look, String language) {
        try (BrowserContext context = context(width, height, look, language)) {
            Page page = open(context);
            save(page, "ward-" + page.locator(".tile").count() + "-" + name);
        }
    }

    private void patient(String name, int width, int height, ColorScheme look, String language) {
        try (BrowserContext context = context(width, height, look, language)) {
            Page page = open(context);
            page.navigate(ward + page.locator(".tile").first().getAttribute("href"));
            page.locator(".charts figure").first().waitFor();
            save(page, "patient-" + name);
        }
    }

    private void answer(String name, int width, int height, ColorScheme look) {
        try (BrowserContext context = context(width, height, look, "en")) {
            Page page = open(context);
            page.locator(".alarm-row .answer").first().dispatchEvent("click");
            page.locator(".actions button").nth(3).dispatchEvent("click");
            save(page, "answer-" + name);
        }
    }

    private BrowserContext context(int width, int height, ColorScheme look, String language) {
        return browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(look)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale(language));
    }

    private Page open(BrowserContext context) {
        Page page = context.newPage();
        page.onConsoleMessage(message -> System.out.println(message.type() + ": " + message.text()));
        page.onPageError(error -> System.out.println("error: " + error));
        page.navigate(ward + "/");
        page.locator(".tile").first().waitFor();
        return page;
    }

    /** After two frames, so that sparklines are drawn; without motion, so that what flashes is seen. */
    private void save(Page page, String name) {
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name + ".png")));
    }
}

package dev.wardstream.ward;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;

/**
 * Takes the pictures of the ward page that README shows, from a ward that runs:
 * {@code WardPictures http://127.0.0.1:8080 .github/pictures}.
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
            pictures.take("ward-dark", 1920, 1080, ColorScheme.DARK, "en", "/");
            pictures.take("ward-light", 1440, 900, ColorScheme.LIGHT, "en", "/");
            pictures.take("ward-chinese", 1440, 900, ColorScheme.DARK, "zh-CN", "/");
            pictures.take("ward-phone", 390, 844, ColorScheme.DARK, "en", "/");
            pictures.patient("patient-dark", 1440, 1400, ColorScheme.DARK, "en");
            pictures.patient("patient-light", 1440, 1400, ColorScheme.LIGHT, "en");
            pictures.patient("patient-chinese", 1440, 1400, ColorScheme.DARK, "zh-CN");
            pictures.patient("patient-phone", 390, 844, ColorScheme.DARK, "en");
            pictures.answer("answer", 900, 800, ColorScheme.DARK);
        }
    }

    private void take(String name, int width, int height, ColorScheme look, String language, String path) {
        try (BrowserContext context = context(width, height, look, language)) {
            save(open(context, path), name);
        }
    }

    private void patient(String name, int width, int height, ColorScheme look, String language) {
        try (BrowserContext context = context(width, height, look, language)) {
            Page page = open(context, "/");
            page.locator(".tile").first().click();
            page.locator(".charts figure").first().waitFor();
            save(page, name);
        }
    }

    private void answer(String name, int width, int height, ColorScheme look) {
        try (BrowserContext context = context(width, height, look, "en")) {
            Page page = open(context, "/");
            page.locator(".alarm-row .answer").first().click();
            page.locator(".actions button").nth(3).click();
            save(page, name);
        }
    }

    private BrowserContext context(int width, int height, ColorScheme look, String language) {
        return browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(look)
                .setLocale(language));
    }

    private Page open(BrowserContext context, String path) {
        Page page = context.newPage();
        page.onConsoleMessage(message -> System.out.println(message.type() + ": " + message.text()));
        page.onPageError(error -> System.out.println("error: " + error));
        page.navigate(ward + path);
        page.locator(".tile").first().waitFor();
        return page;
    }

    /** After two frames, so that sparklines are drawn. */
    private void save(Page page, String name) {
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name + ".png")));
    }
}

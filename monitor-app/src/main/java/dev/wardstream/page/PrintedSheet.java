package dev.wardstream.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.function.Consumer;

/** A document of few pages of A4 that is read on paper or on a screen: compact, without contents, in the reader's language. */
public final class PrintedSheet {
    private static final String STYLE = "\n" + Document.style(Document.STYLE) + Document.style("sheet.css");

    private final StringBuilder parts = new StringBuilder();
    private final String language;
    private final String title;

    /** @param language its ISO 639 code */
    public PrintedSheet(String language, String title) {
        this.language = language;
        this.title = title;
    }

    /** What a content security policy names to let its style in, such as {@code 'sha256-…'}. */
    public static String styleSource() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(STYLE.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    public PrintedSheet part(String heading, Consumer<Page> writer) {
        Page page = new Page();
        writer.accept(page);
        parts.append("<section><h2>").append(Html.text(heading)).append("</h2>\n");
        parts.append(page.html()).append("</section>\n");
        return this;
    }

    /**
     * @param opening what stands below the title
     * @param foot what stands below all
     */
    public String html(Consumer<Page> opening, String foot) {
        Page first = new Page();
        opening.accept(first);
        return "<!doctype html>\n<html lang=\"" + Html.text(language) + "\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"
                + Html.text(title) + "</title>\n<style>" + STYLE + "</style></head><body class=\"sheet\">\n<header><h1>"
                + Html.text(title) + "</h1>\n" + first.html() + "</header>\n<main>\n" + parts + "</main>\n<footer>"
                + Html.text(foot) + "</footer></body></html>\n";
    }
}

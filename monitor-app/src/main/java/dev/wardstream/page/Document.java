package dev.wardstream.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** A whole document of titled parts, with a list of contents, that needs nothing beside it. */
public final class Document {
    static final String STYLE = "page.css";

    private final StringBuilder contents = new StringBuilder();
    private final StringBuilder parts = new StringBuilder();
    private final String title;

    public Document(String title) {
        this.title = title;
    }

    /** @param id of letters, digits and hyphens, for links to it */
    public Document part(String id, String heading, Consumer<Page> writer) {
        contents(id, heading);
        parts.append("<section id=\"")
                .append(id)
                .append("\"><h2>")
                .append(Html.text(heading))
                .append("</h2>\n");
        parts.append(written(writer)).append("</section>\n");
        return this;
    }

    /**
     * A part that shows its heading only, until somebody opens it or follows a link to it.
     *
     * @param id of letters, digits and hyphens, for links to it
     */
    public Document folded(String id, String heading, Consumer<Page> writer) {
        contents(id, heading);
        // A browser opens what hides the goal of a link, so the goal is inside.
        parts.append("<details class=\"part\"><summary><h2>")
                .append(Html.text(heading))
                .append("</h2></summary>\n<section id=\"")
                .append(id)
                .append("\">\n");
        parts.append(written(writer)).append("</section></details>\n");
        return this;
    }

    private void contents(String id, String heading) {
        contents.append("<li><a href=\"#")
                .append(id)
                .append("\">")
                .append(Html.text(heading))
                .append("</a></li>\n");
    }

    private static String written(Consumer<Page> writer) {
        Page page = new Page();
        writer.accept(page);
        return page.html();
    }

    /** @param opening what stands before the contents */
    public String html(Consumer<Page> opening) {
        return """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <title>%s</title>
                <style>
                %s</style></head><body>
                <header><h1>%s</h1>
                %s</header>
                <nav aria-label="Contents"><h2>Contents</h2><ol>
                %s</ol></nav>
                <main>
                %s</main></body></html>
                """.formatted(Html.text(title), style(STYLE), Html.text(title), written(opening), contents, parts);
    }

    /** A style that lies beside this class. */
    static String style(String name) {
        try (InputStream in = Document.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the style " + name + " is missing beside " + Document.class.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }
}

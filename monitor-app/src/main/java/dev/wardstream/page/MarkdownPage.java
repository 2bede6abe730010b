package dev.wardstream.page;

import java.util.List;
import java.util.Locale;

/** A page in Markdown, as code hosts show it, with a list of its parts. Whatever is handed to it is text; markup is the page's own. */
public final class MarkdownPage {
    private final String title;
    private final StringBuilder opening = new StringBuilder();
    private final StringBuilder contents = new StringBuilder();
    private final StringBuilder parts = new StringBuilder();

    public MarkdownPage(String title) {
        this.title = title;
    }

    /** A paragraph that stands before the list of parts. */
    public MarkdownPage opening(String text) {
        opening.append(escaped(text)).append("\n\n");
        return this;
    }

    /** Begins a part, which the contents name. */
    public MarkdownPage part(String heading) {
        contents.append("- [")
                .append(escaped(heading))
                .append("](#")
                .append(anchor(heading))
                .append(")\n");
        return add("## " + escaped(heading));
    }

    public MarkdownPage heading(String text) {
        return add("### " + escaped(text));
    }

    public MarkdownPage paragraph(String text) {
        return add(escaped(text));
    }

    public MarkdownPage list(List<String> items) {
        StringBuilder list = new StringBuilder();
        items.forEach(
                item -> list.append(list.isEmpty() ? "" : "\n").append("- ").append(escaped(item)));
        return add(list.toString());
    }

    public MarkdownPage table(Table table) {
        return add(table.markdown());
    }

    public String text() {
        return "# " + escaped(title) + "\n\n" + opening + "**Contents**\n\n" + contents + "\n"
                + parts.toString().stripTrailing() + "\n";
    }

    /** The goal of a link to a heading, as code hosts make it: letters, digits, hyphens and underscores, in lower case. */
    static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    /** Text that is nothing but text, in a paragraph or a table's cell. */
    static String escaped(String text) {
        return text.replaceAll("\\s+", " ")
                .replaceAll("[\\\\`*|\\[\\]]", "\\\\$0")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }

    private MarkdownPage add(String block) {
        parts.append(block).append("\n\n");
        return this;
    }
}

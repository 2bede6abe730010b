package dev.wardstream.page;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What a page says, from top to bottom. Whatever is handed to it is text; markup is the page's own. */
public final class Page {
    private final StringBuilder html = new StringBuilder();

    public Page heading(String text) {
        return add("<h3>" + Html.text(text) + "</h3>");
    }

    public Page paragraph(String text) {
        return add("<p>" + Html.text(text) + "</p>");
    }

    /** A paragraph that is read first. */
    public Page lead(String text) {
        return add("<p class=\"lead\">" + Html.text(text) + "</p>");
    }

    public Page note(String text) {
        return add("<p class=\"note\">" + Html.text(text) + "</p>");
    }

    public Page list(List<String> items) {
        StringBuilder list = new StringBuilder("<ul>");
        items.forEach(item -> list.append("<li>").append(Html.text(item)).append("</li>"));
        return add(list.append("</ul>").toString());
    }

    /** Ways to other pages, which are not printed; their texts by their addresses. */
    public Page links(Map<String, String> texts) {
        StringBuilder links = new StringBuilder("<p class=\"links\">");
        texts.forEach((address, text) -> links.append("<a href=\"")
                .append(Html.text(address))
                .append("\">")
                .append(Html.text(text))
                .append("</a> "));
        return add(links.append("</p>").toString());
    }

    public Page table(Table table) {
        return add(table.html());
    }

    public Page pictures(Picture... pictures) {
        return pictures(Arrays.asList(pictures));
    }

    /** Side by side, as far as there is room. */
    public Page pictures(List<Picture> pictures) {
        add("<div class=\"pictures\">");
        for (Picture picture : pictures) {
            add("<figure><figcaption>" + Html.text(picture.title()) + "</figcaption><div class=\"scroll\">"
                    + picture.svg() + "</div>" + picture.below() + "</figure>");
        }
        return add("</div>");
    }

    /** What is shown only when somebody asks for it. */
    public Page details(String summary, Consumer<Page> inside) {
        Page its = new Page();
        inside.accept(its);
        return add("<details><summary>" + Html.text(summary) + "</summary>" + its.html + "</details>");
    }

    String html() {
        return html.toString();
    }

    private Page add(String more) {
        html.append(more).append('\n');
        return this;
    }
}

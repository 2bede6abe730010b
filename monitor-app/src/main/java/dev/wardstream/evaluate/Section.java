package dev.wardstream.evaluate;

import dev.wardstream.page.Page;

/**
 * A part of the report's page, with its line in the contents. To add one: a record here, and where it stands in
 * {@link HtmlReport#sections}.
 */
sealed interface Section
        permits TaskSection, InjectionSection, ExamplesSection, BurdenSection, CardsSection, NotesSection {
    /** For links: letters, digits and hyphens, one of its own. */
    String id();

    String title();

    void write(Page page);
}

package dev.wardstream.evaluate;

import dev.wardstream.page.Page;
import java.util.List;

/** A list of sentences. */
record NotesSection(String id, String title, List<String> notes) implements Section {
    NotesSection {
        notes = List.copyOf(notes);
    }

    @Override
    public void write(Page page) {
        page.list(notes);
    }
}

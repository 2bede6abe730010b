package dev.wardstream.wire;

import dev.wardstream.words.Phrase;
import dev.wardstream.words.Said;
import dev.wardstream.words.Wording;
import java.util.List;

/** A text as facts, in a record. */
final class SaidRecords {
    private SaidRecords() {}

    static List<dev.wardstream.schemas.avro.Phrase> toAvro(Said said) {
        return said.phrases().stream()
                .map(phrase -> new dev.wardstream.schemas.avro.Phrase(phrase.code(), phrase.arguments()))
                .toList();
    }

    /**
     * A record from before texts were facts, or from a version that says more, keeps its English text in every language.
     *
     * @param text the record's text in English
     */
    static Said toDomain(List<dev.wardstream.schemas.avro.Phrase> phrases, String text) {
        Said said = new Said(phrases.stream()
                .map(phrase -> new Phrase(phrase.getCode(), phrase.getArguments()))
                .toList());
        return said.phrases().isEmpty() || !Wording.knows(said) ? Said.plain(text) : said;
    }
}

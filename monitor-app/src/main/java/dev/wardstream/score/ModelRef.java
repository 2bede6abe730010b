package dev.wardstream.score;

import java.util.regex.Pattern;

/** Which model, in which version: named in every score and alert. */
public record ModelRef(String id, String version) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,63}");

    /**
     * How stores and metrics name the model: a live one by its id, so that a series goes on over its versions; one that is only
     * tried by id, version and {@code shadow}, so that nothing that looks at the live one sees it.
     */
    public String label(boolean shadow) {
        return shadow ? this + "-shadow" : id;
    }

    /** What a card may be called: it becomes a key, a tag and a word on a terminal. */
    void requireFitToPublish() {
        if (!NAME.matcher(id).matches() || !NAME.matcher(version).matches()) {
            throw new IllegalArgumentException(
                    "a model needs an id and a version, each of 1 to 64 letters, digits and any of . _ + -");
        }
    }

    @Override
    public String toString() {
        return id + "@" + version;
    }
}

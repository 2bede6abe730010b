package dev.wardstream.score;

/** Which model, in which version: named in every score and alert. */
public record ModelRef(String id, String version) {
    /**
     * How stores and metrics name the model: a live one by its id, so that a series goes on over its versions; one that is only
     * tried by id, version and {@code shadow}, so that nothing that looks at the live one sees it.
     */
    public String label(boolean shadow) {
        return shadow ? this + "-shadow" : id;
    }

    @Override
    public String toString() {
        return id + "@" + version;
    }
}

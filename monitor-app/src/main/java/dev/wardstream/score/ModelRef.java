package dev.wardstream.score;

/** Which model, in which version: named in every score and alert. */
public record ModelRef(String id, String version) {
    @Override
    public String toString() {
        return id + "@" + version;
    }
}

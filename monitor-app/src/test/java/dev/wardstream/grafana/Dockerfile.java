package dev.wardstream.grafana;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What the image's Dockerfile says, of its last stage. */
public final class Dockerfile {
    private final String text = Repository.text("docker/Dockerfile");
    private final String image = text.substring(text.lastIndexOf("\nFROM "));

    /** The rest of each line that begins with this instruction. */
    public List<String> all(String instruction) {
        return Pattern.compile("(?m)^" + instruction + " (.*)$")
                .matcher(image)
                .results()
                .map((MatchResult line) -> line.group(1))
                .toList();
    }

    public String one(String instruction) {
        List<String> all = all(instruction);
        if (all.size() != 1) {
            throw new IllegalStateException("the image has " + all.size() + " times " + instruction);
        }
        return all.get(0);
    }

    public boolean says(String words) {
        return image.contains(words);
    }
}

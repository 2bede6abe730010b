package dev.wardstream.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What {@link TopicCreator} found and did.
 *
 * @param created the topics that were missing and are there now
 * @param existing the topics that were there
 * @param differing how existing topics differ from the design; they were left as they are
 */
public record TopicReport(List<String> created, List<String> existing, List<Difference> differing) {
    public TopicReport {
        created = List.copyOf(created);
        existing = List.copyOf(existing);
        differing = List.copyOf(differing);
    }

    /** One setting of one topic that is not as designed. */
    public record Difference(String topic, String setting, String expected, String actual) {
        /** One line for people. */
        public String text() {
            return topic + ": " + setting + " is " + actual + ", should be " + expected;
        }
    }

    /** A few lines for people. */
    public String text() {
        String summary = "created " + named(created) + "\nexisting " + named(existing) + "\n";
        return summary + differing.stream().map(one -> one.text() + "\n").collect(Collectors.joining());
    }

    /** The same as JSON. */
    public String json() {
        try {
            return new ObjectMapper().writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report of plain text always has a JSON form", e);
        }
    }

    private static String named(List<String> topics) {
        return topics.isEmpty() ? "none" : topics.size() + ": " + String.join(", ", topics);
    }
}

package dev.wardstream.pipeline;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which raw topics do not tell when their records were appended, as far as any was read since this instance started: so one that
 * appears later is told as well. Used by many threads.
 */
public final class TopicTimes {
    private static final Logger LOG = LoggerFactory.getLogger(TopicTimes.class);

    private final Set<String> withoutAppendTime = ConcurrentHashMap.newKeySet();

    /** Takes in a record; one with the time of its append says that the topic was mended. */
    void read(String topic, boolean appendTime) {
        if (appendTime) {
            if (!withoutAppendTime.isEmpty() && withoutAppendTime.remove(topic)) {
                LOG.info("{} tells the time of append again", topic);
            }
        } else if (withoutAppendTime.add(topic)) {
            LOG.warn("{}", told(topic));
        }
    }

    /** What is wrong, for people; empty where nothing is. */
    public String illness() {
        return String.join(
                "; ",
                new TreeSet<>(withoutAppendTime).stream().map(TopicTimes::told).toList());
    }

    private static String told(String topic) {
        return topic
                + " has CreateTime: its records count as received when they are read, and after a crash anew; set its"
                + " message.timestamp.type to LogAppendTime";
    }
}

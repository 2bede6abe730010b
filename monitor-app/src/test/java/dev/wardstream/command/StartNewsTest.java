package dev.wardstream.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an operator reads on the console while {@code run} starts. */
class StartNewsTest {
    private static final String WATCHING = "monitoring on kafka-1:9092";

    private final StartNews news = new StartNews(WATCHING);

    @Test
    void aQuickStartIsOneLine() {
        assertThat(lines(1, false, Map.of("monitor", "waiting for its share of the patients")))
                .isEmpty();
        assertThat(lines(2, true, Map.of())).containsExactly(WATCHING);
        assertThat(news.isOver()).isTrue();
        assertThat(lines(60, true, Map.of())).isEmpty();
    }

    @Test
    void aLongStartSaysWhatIsStillReadEveryTenSecondsAndThatNoBedIsWatched() {
        assertThat(lines(3, false, Map.of("monitor", "its state is being read: 1 % of 9000 records")))
                .containsExactly(
                        "starting, no bed is watched yet: monitor (its state is being read: 1 % of 9000 records)");
        assertThat(lines(12, false, Map.of("monitor", "4 %"))).isEmpty();
        assertThat(lines(13, false, Map.of("monitor", "4 %")))
                .containsExactly("starting, no bed is watched yet: monitor (4 %)");
        assertThat(lines(14, true, Map.of())).containsExactly(WATCHING);
    }

    @Test
    void bedsMayBeWatchedWhileThePageStillReadsThePast() {
        assertThat(lines(2, true, Map.of("ward", "40 % of 9000 records")))
                .containsExactly(WATCHING + "; still starting: ward (40 % of 9000 records)");
        assertThat(lines(5, true, Map.of("ward", "60 % of 9000 records"))).isEmpty();
        assertThat(lines(12, true, Map.of("ward", "80 % of 9000 records")))
                .containsExactly("still starting: ward (80 % of 9000 records)");
        assertThat(news.isOver()).isFalse();
        assertThat(lines(15, true, Map.of())).containsExactly("all parts are ready, 15 s after the start");
        assertThat(news.isOver()).isTrue();
    }

    private List<String> lines(int second, boolean watching, Map<String, String> reading) {
        return news.lines(watching, reading, Duration.ofSeconds(second));
    }
}

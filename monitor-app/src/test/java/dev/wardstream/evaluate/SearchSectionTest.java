package dev.wardstream.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.page.Document;
import dev.wardstream.train.RiskSettings;
import dev.wardstream.train.SearchLog;
import dev.wardstream.train.SearchSpace;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the report tells of a search. */
class SearchSectionTest {
    private static final RiskSettings BASE = RiskSettings.shipped();

    @Test
    void allTrialsAreToldTheBestFirstAndWhatTheFiguresAreNot() {
        SearchLog log = log(List.of(new SearchLog.Trial(1, BASE, 0.81, 12), new SearchLog.Trial(2, BASE, 0.83, 14.5)));
        String page = page(log);

        assertThat(page)
                .contains("What was tried for risk-icu", "2 settings", "3994 persons")
                .contains("for choosing, not for judging", "<svg", "0.8300", "14.5");
        assertThat(page.indexOf("<td>14.5</td>")).isBetween(1, page.indexOf("<td>12.0</td>"));
    }

    @Test
    void aSearchWithoutATrialSaysSo() {
        assertThat(page(log(List.of()))).contains("0 settings").doesNotContain("<svg");
    }

    private static SearchLog log(List<SearchLog.Trial> trials) {
        return new SearchLog(
                new SearchLog.Search("risk-icu", SearchSpace.read(null), BASE, 3994, "00", "Deeplearning4j"), trials);
    }

    private static String page(SearchLog log) {
        Section section = new SearchSection(log);
        Document document = new Document("a report");
        document.part(section.id(), section.title(), section::write);
        return document.html(page -> {});
    }
}

package dev.wardstream.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownPageTest {
    @Test
    void aPageHasItsContentsBeforeItsPartsAndEachLineLeadsToItsPart() {
        String text = new MarkdownPage("Figures")
                .opening("For who judges.")
                .part("Calls a patient-day, as shipped (eicu-demo)")
                .paragraph("Nobody answers.")
                .heading("What it means")
                .list(List.of("fewer", "more"))
                .text();

        assertThat(text).isEqualTo("""
                # Figures

                For who judges.

                **Contents**

                - [Calls a patient-day, as shipped (eicu-demo)](#calls-a-patient-day-as-shipped-eicu-demo)

                ## Calls a patient-day, as shipped (eicu-demo)

                Nobody answers.

                ### What it means

                - fewer
                - more
                """);
    }

    @Test
    void aTableHasIntervalsInBracketsAndWhatIsStrongInBold() {
        Table table = new Table(List.of("scorer", "AUROC"))
                .row(true, List.of(Table.Cell.of("risk-icu@3"), new Table.Cell("0.754", "0.631 to 0.860")))
                .row(List.of(Table.Cell.of("NEWS2"), Table.Cell.of(Double.NaN, 3)));

        assertThat(new MarkdownPage("Figures").table(table).text()).endsWith("""
                | scorer | AUROC |
                |---|---|
                | **risk-icu@3** | 0.754 (0.631 to 0.860) |
                | NEWS2 | – |
                """);
    }

    @Test
    void whatIsWrittenIsTextEverywhere() {
        String hostile = "<script>a|b</script> `code` **bold** [link](x)\n## no heading";

        String text = new MarkdownPage(hostile)
                .opening(hostile)
                .part(hostile)
                .table(new Table(List.of(hostile)).row(List.of(new Table.Cell(hostile, hostile))))
                .text();

        assertThat(text).doesNotContain("<script", "[link](", "**bold**").doesNotContainPattern("(?m)^## no heading");
        assertThat(text.lines().filter(line -> line.startsWith("| "))).hasSize(2);
    }
}

package dev.wardstream.evaluate;

import dev.wardstream.page.Document;
import dev.wardstream.page.Page;
import java.util.ArrayList;
import java.util.List;

/** The report as one page that needs nothing beside it: pictures are SVG in the page. */
final class HtmlReport {
    private HtmlReport() {}

    static String of(Evaluation.Result result) {
        Document document = new Document("Wardstream: how models, baselines and alarms do");
        sections(result).forEach(section -> document.part(section.id(), section.title(), section::write));
        return document.html(page -> open(result, page));
    }

    /** The page's parts, in order. */
    private static List<Section> sections(Evaluation.Result result) {
        List<Section> sections = new ArrayList<>();
        result.judged().forEach(judged -> sections.add(new TaskSection(judged)));
        EvaluationReport report = result.report();
        if (!report.notJudged().isEmpty()) {
            sections.add(new NotesSection("not-judged", "What was not judged", TaskSection.lines(report.notJudged())));
        }
        sections.add(new NotesSection("method", "How the figures came about", report.method()));
        sections.add(new NotesSection("limits", "What the data cannot show", report.limits()));
        return sections;
    }

    private static void open(Evaluation.Result result, Page page) {
        page.note(
                "Wardstream is not a medical device. Every figure stands with its 95 % interval over resampled patients.");
    }
}

package dev.wardstream.evaluate;

import dev.wardstream.page.Document;
import java.util.ArrayList;
import java.util.List;

/** The report as one page that needs nothing beside it: pictures are SVG in the page. */
final class HtmlReport {
    private HtmlReport() {}

    static String of(Evaluation.Result result) {
        Document document = new Document("Wardstream: how models, baselines and alarms do");
        sections(result).forEach(section -> document.folded(section.id(), section.title(), section::write));
        return document.html(page -> Opening.write(result.report(), page));
    }

    /** The page's parts, in order. */
    private static List<Section> sections(Evaluation.Result result) {
        List<Section> sections = new ArrayList<>();
        EvaluationReport report = result.report();
        for (Evaluation.Judged judged : result.judged()) {
            sections.add(new TaskSection(judged));
            if (!judged.examples().isEmpty()) {
                sections.add(new ExamplesSection(judged.report().dataset(), judged.examples()));
            }
        }
        report.injections().forEach(injected -> sections.add(new InjectionSection(injected)));
        result.watched().forEach(watched -> sections.add(new BurdenSection(watched, pointsOf(watched, result))));
        sections.add(new CardsSection(report.cards(), report.drift()));
        report.searches().forEach(log -> sections.add(new SearchSection(log)));
        if (!report.notJudged().isEmpty()) {
            sections.add(new NotesSection("not-judged", "What was not judged", TaskSection.lines(report.notJudged())));
        }
        sections.add(new NotesSection("method", "How the figures came about", report.method()));
        sections.add(new NotesSection("limits", "What the data cannot show", report.limits()));
        return sections;
    }

    private static OperatingPoints pointsOf(Watched watched, Evaluation.Result result) {
        return result.judged().stream()
                .filter(judged -> judged.moments().set() == watched.courses().set())
                .map(Evaluation.Judged::points)
                .findFirst()
                .orElse(OperatingPoints.NONE);
    }
}

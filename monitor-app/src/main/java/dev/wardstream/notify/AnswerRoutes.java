package dev.wardstream.notify;

import dev.wardstream.access.Role;
import dev.wardstream.alarm.CommandOutcome;
import dev.wardstream.notify.LinkSigner.Verdict;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PlainText;
import dev.wardstream.wire.AuditLog;
import dev.wardstream.words.Said;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The pages of the answer links. GET shows what it is about and changes nothing, since mail scanners open links; POST
 * answers. The link says who answers, so nobody signs in. What is refused is audited and says no more than that.
 */
final class AnswerRoutes {
    static final String PATH = "/answer/";
    private static final String ACTION = "answer by link";
    private static final int LARGEST_BODY = 4_096;
    private static final int LONGEST_REASON = 200;

    private final LinkSigner signer;
    private final Answers answers;
    private final NotificationLog log;
    private final AuditLog audit;
    private final NotifyStatus status;
    private final Function<String, Locale> languageOf;
    private final Function<Location, ZoneId> zoneOf;
    private final AnswerPage page = new AnswerPage();

    /**
     * @param languageOf in which language somebody is told, by their name
     * @param zoneOf which time zone a bed is in
     */
    AnswerRoutes(
            LinkSigner signer,
            Answers answers,
            NotificationLog log,
            AuditLog audit,
            NotifyStatus status,
            Function<String, Locale> languageOf,
            Function<Location, ZoneId> zoneOf) {
        this.signer = signer;
        this.answers = answers;
        this.log = log;
        this.audit = audit;
        this.status = status;
        this.languageOf = languageOf;
        this.zoneOf = zoneOf;
    }

    void addTo(JavalinDefaultRoutingApi routes) {
        routes.get(PATH + "{token}", this::show, Role.ANYONE);
        routes.post(PATH + "{token}", this::answer, Role.ANYONE);
    }

    private void show(Context context) throws InterruptedException {
        Link link = linkOf(context);
        if (link != null) {
            answers.read(link);
            page.asks(context, languageOf.apply(link.recipient()), link, log.of(link.key()));
        }
    }

    private void answer(Context context) throws InterruptedException, IOException {
        Link link = linkOf(context);
        if (link == null) {
            return;
        }
        Locale language = languageOf.apply(link.recipient());
        Answer answer = answerOf(context, language);
        if (answer == null) {
            page.tells(context, 400, language, Said.of("page.nothing"), Said.of("page.nothing.why"));
            return;
        }
        Answers.Result result = answers.answer(link, answer, context.ip());
        if (result instanceof Answers.Result.UsedBefore) {
            refuse(context, Refusal.USED, link.recipient());
        } else {
            tell(context, language, result, link);
        }
    }

    private void tell(Context context, Locale language, Answers.Result result, Link link) {
        if (result instanceof Answers.Result.Done done) {
            Said title = Said.of(done.outcome().isDone() ? "page.thanks" : "page.unchanged");
            page.tells(context, 200, language, title, told(done.outcome(), language, link), link);
        } else if (result instanceof Answers.Result.Refused refused) {
            Said line = told(refused.outcome(), language, link).and("page.again");
            page.tells(context, 200, language, Said.of("page.unchanged"), line, link);
        } else if (result instanceof Answers.Result.OnItsWay) {
            page.tells(context, 202, language, Said.of("page.onItsWay"), Said.of("page.onItsWay.why"), link);
        } else {
            page.tells(context, 503, language, Said.of("page.notTaken"), Said.of("page.notTaken.why"));
        }
    }

    /** What became of an answer, with its moments by the clock at the bed. */
    private Said told(CommandOutcome outcome, Locale language, Link link) {
        ZoneId zone = zoneOf.apply(new Location(link.ward(), link.bed()));
        return Said.plain(outcome.said().in(language, zone, outcome.at()));
    }

    /** Null where it was refused, and the page says so. */
    private @Nullable Link linkOf(Context context) throws InterruptedException {
        Verdict verdict = signer.read(context.pathParam("token"), System.currentTimeMillis());
        if (verdict instanceof Verdict.Valid valid) {
            if (!answers.isUsed(valid.link())) {
                return valid.link();
            }
            refuse(context, Refusal.USED, valid.link().recipient());
        } else if (verdict instanceof Verdict.Expired expired) {
            refuse(context, Refusal.EXPIRED, expired.link().recipient());
        } else {
            refuse(context, Refusal.WRONG, null);
        }
        return null;
    }

    private void refuse(Context context, Refusal refusal, @Nullable String recipient) {
        status.linkRefused();
        audit.refused(recipient, context.ip(), ACTION, refusal.title().toString(), System.currentTimeMillis());
        page.refuses(context, languageOf.apply(recipient == null ? "" : recipient), refusal);
    }

    /** Null where it is none, or longer than any. */
    private static @Nullable Answer answerOf(Context context, Locale language) throws IOException {
        byte[] body = context.bodyInputStream().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            return null;
        }
        Map<String, String> fields = fields(new String(body, StandardCharsets.UTF_8));
        return switch (fields.getOrDefault("answer", "")) {
            case "acknowledge" -> new Answer.Coming();
            case "decline" -> new Answer.NotComing(oneLine(fields.getOrDefault("reason", ""), language));
            default -> null;
        };
    }

    private static Map<String, String> fields(String form) {
        Map<String, String> fields = new HashMap<>();
        for (String field : form.split("&", -1)) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                fields.put(field.substring(0, equals), decoded(field.substring(equals + 1)));
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return ""; // a broken escape, which no browser sends
        }
    }

    private static String oneLine(String reason, Locale language) {
        String line = PlainText.stripped(reason);
        if (line.length() > LONGEST_REASON) {
            boolean splitsOne = Character.isHighSurrogate(line.charAt(LONGEST_REASON - 1));
            line = line.substring(0, splitsOne ? LONGEST_REASON - 1 : LONGEST_REASON);
        }
        return line.isEmpty() ? Said.of("page.noReason").in(language) : line;
    }
}

package dev.wardstream.ward;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.wardstream.access.Approvals;
import dev.wardstream.access.Approvals.Approval;
import dev.wardstream.access.Role;
import dev.wardstream.access.User;
import dev.wardstream.alarm.AlarmCommand;
import dev.wardstream.alarm.CommandOutcome;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.PersonName;
import dev.wardstream.words.Objection;
import dev.wardstream.words.Said;
import dev.wardstream.words.Wording;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What people ask of a patient's alarms and stay, by POST: checked, published, and answered when it is judged. */
final class CommandRoute {
    private static final int LARGEST_BODY = 16_384;
    private static final String UNREACHABLE = "The monitor cannot be reached";
    private static final String INCOMPLETE = "The command is not complete or not right";

    private final CommandDesk desk;
    private final WardRights rights;
    private final Approvals approvals;
    private final boolean open;
    private final LongSupplier now;

    /**
     * @param open whether nobody signs in, so that who asks says their name
     * @param now the time on the ward, epoch milliseconds
     */
    CommandRoute(CommandDesk desk, WardRights rights, Approvals approvals, boolean open, LongSupplier now) {
        this.desk = desk;
        this.rights = rights;
        this.approvals = approvals;
        this.open = open;
        this.now = now;
    }

    void ask(Context context, PatientId patient) {
        CommandBody body = bodyOf(context);
        if (!body.admits()) {
            rights.requireSight(context, patient); // before anything is told of what was asked
        }
        AlarmCommand command = command(context, patient, body);
        rights.requireMayAsk(context, patient, command.action());
        String from = "web " + context.ip();
        context.future(() -> desk.ask(command, from).thenAccept(answer -> answer(context, command.id(), answer)));
    }

    private AlarmCommand command(Context context, PatientId patient, CommandBody body) {
        try {
            User user = rights.userOf(context);
            String by = by(body, user);
            Approval approval = body.setsLimits() ? approval(context, body, user, by) : null;
            long issuedAt = now.getAsLong();
            String id = body.id() == null ? UUID.randomUUID().toString() : idOf(body.id());
            return new AlarmCommand(id, patient, issuedAt, by, body.action(issuedAt, by, approval));
        } catch (IllegalArgumentException e) {
            throw new Problem.Raised(
                    e instanceof Objection objection
                            ? Problem.of(400, INCOMPLETE, objection.said())
                            : Problem.of(400, INCOMPLETE, String.valueOf(e.getMessage())));
        }
    }

    /** Only where nobody signs in may somebody say who they are. */
    private String by(CommandBody body, User user) {
        if (body.by() == null || body.by().isBlank()) {
            return user.name();
        }
        if (!open) {
            throw new IllegalArgumentException("by must be left out: it is whoever is signed in");
        }
        return PersonName.of("by", body.by());
    }

    /** Limits of a patient's own need somebody else's approval, unless who sets them may approve them. */
    private Approval approval(Context context, CommandBody body, User user, String by) {
        @Nullable String approver = body.approvedBy();
        if (approver == null || approver.isBlank()) {
            if (!user.role().mayDo(Role.ENGINEER)) {
                throw new Problem.Raised(Problem.of(400, INCOMPLETE, Said.of("asked.approver")));
            }
            return approvals.of(context, user, by, by, null);
        }
        return approvals.of(context, user, by, approver, body.approverPassword());
    }

    private static String idOf(String id) {
        try {
            return UUID.fromString(id).toString();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("id must be a UUID", e);
        }
    }

    private static void answer(Context context, String id, CommandDesk.Answer answer) {
        if (answer instanceof CommandDesk.Answer.Judged judged) {
            judged(context, judged.outcome());
        } else if (answer instanceof CommandDesk.Answer.Taken) {
            Problem.of(409, "The id is taken", Said.of("asked.taken"))
                    .withOutcome(CommandOutcome.Result.DUPLICATE.name())
                    .answer(context);
        } else if (answer instanceof CommandDesk.Answer.Unpublished unpublished) {
            (unpublished.nothingDone()
                            ? Problem.of(503, UNREACHABLE, Said.of("asked.unpublished"))
                            : Problem.of(504, UNREACHABLE, Said.of("asked.unsure")))
                    .withCommand(id)
                    .answer(context);
        } else {
            Problem.of(504, "Nobody has answered", Said.of("asked.unanswered"))
                    .withCommand(id)
                    .answer(context);
        }
    }

    private static void judged(Context context, CommandOutcome outcome) {
        if (outcome.isDone()) {
            context.contentType("application/json")
                    .result(Json.bytes(Map.of(
                            "command",
                            outcome.command(),
                            "outcome",
                            outcome.result().name(),
                            "text",
                            outcome.text(),
                            "texts",
                            Wording.translated(outcome.said()))));
        } else {
            Problem.of(409, "The command was refused", outcome.said())
                    .withOutcome(outcome.result().name())
                    .answer(context);
        }
    }

    private static CommandBody bodyOf(Context context) {
        @Nullable String type = context.contentType();
        if (type == null || !type.split(";", -1)[0].strip().equalsIgnoreCase("application/json")) {
            throw new Problem.Raised(Problem.of(415, "Unsupported media type", "Send application/json."));
        }
        try {
            byte[] bytes = context.bodyInputStream().readNBytes(LARGEST_BODY + 1);
            if (bytes.length > LARGEST_BODY) {
                throw new Problem.Raised(
                        Problem.of(413, "The body is too large", "A command has " + LARGEST_BODY + " bytes at most."));
            }
            String text = new String(bytes, StandardCharsets.UTF_8);
            if (Json.readerOf(CommandBody.class).readValue(text) instanceof CommandBody body) {
                return body;
            }
            throw new Problem.Raised(Problem.of(400, "The body is no command", "Send a JSON object."));
        } catch (JsonProcessingException e) {
            throw new Problem.Raised(Problem.of(400, "The body is no command", BodyFault.of(e)));
        } catch (IOException e) {
            throw new Problem.Raised(Problem.of(400, "The body cannot be read", "It was cut short."));
        }
    }
}

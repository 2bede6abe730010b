package dev.wardstream.command;

import dev.wardstream.schemas.avro.AuditEntry;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.kafka.common.KafkaException;

/**
 * What is changed and read from the command line, with the user of the operating system who did it: on the audit topic, or in a
 * file where what is changed is a file itself.
 *
 * <p>A change is written there before it is made, and is not made where it cannot be written; one that then fails is written
 * as refused. Reading goes on without, and says so: nobody shall miss an alarm because an entry about reading it failed.
 */
final class CommandAudit {
    private final AuditBook book;

    CommandAudit(AuditBook book) {
        this.book = book;
    }

    /** @param kafka of producers: at least {@code bootstrap.servers} */
    static CommandAudit onTopic(Map<String, Object> kafka) {
        return new CommandAudit(new AuditBook.OnTopic(kafka));
    }

    /**
     * Makes a change that is in the book.
     *
     * @param detail of whom and what; no names, no secrets
     * @throws IllegalStateException where it cannot be audited: then nothing was changed
     */
    void changing(String action, String detail, Runnable change) {
        try {
            book.write(entry(action, detail, false));
        } catch (UncheckedIOException | KafkaException e) {
            throw new IllegalStateException(
                    "nothing was changed, since it cannot be written to " + book.place() + ": " + e.getMessage()
                            + "; whoever changes something must be let write there",
                    e);
        }
        try {
            change.run();
        } catch (RuntimeException e) {
            try {
                book.write(entry(action, detail + "; it failed, and may not have been done", true));
            } catch (UncheckedIOException | KafkaException alsoNot) {
                e.addSuppressed(alsoNot);
            }
            throw e;
        }
    }

    /** Audits that something was read; where that fails, says so on the terminal. */
    void reading(String action, String detail, PrintWriter errors) {
        try {
            book.write(entry(action, detail, false));
        } catch (UncheckedIOException | KafkaException e) {
            errors.println("that this was read could not be written to " + book.place() + ": " + e.getMessage());
            errors.flush();
        }
    }

    private static AuditEntry entry(String action, String detail, boolean refused) {
        return new AuditEntry(System.currentTimeMillis(), OsUser.name(), OsUser.place(), action, refused, detail);
    }
}

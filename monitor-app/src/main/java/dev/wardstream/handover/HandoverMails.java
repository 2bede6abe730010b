package dev.wardstream.handover;

import dev.wardstream.notify.PageMail;
import dev.wardstream.schemas.avro.Notification;
import dev.wardstream.schemas.avro.NotificationState;
import dev.wardstream.schemas.avro.Priority;
import dev.wardstream.wire.TopicReader.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends each ward's handover by mail when its shift has ended: once, though several instances run, as {@link MailLog} says. What
 * the mail server does not take is tried again for an hour.
 */
public final class HandoverMails implements AutoCloseable {
    /** How the keys of these notes begin. */
    static final String KEY = "handover/";

    private static final Logger LOG = LoggerFactory.getLogger(HandoverMails.class);
    /** What happened in the shift's last seconds is on the topics by then. */
    private static final long GRACE = Duration.ofMinutes(1).toMillis();

    private static final long TRIED_FOR = Duration.ofHours(1).toMillis();
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final long AGAIN_AFTER_NANOS = Duration.ofSeconds(30).toNanos();

    private final HandoverSettings settings;
    private final HandoverSettings.Mail mail;
    private final Function<Span, Map<String, Handover>> reading;
    private final PageMail post;
    private final MailLog log;
    private final LongSupplier wardTime;
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final Thread thread = new Thread(this::run, "handover-mail");
    /** What is done here, so that it is not read again each second: the log alone says what was sent. */
    private final Set<Span> finished = new HashSet<>();

    private volatile String illness = "";
    private volatile boolean looked;
    private long nextTry = System.nanoTime();

    private HandoverMails(
            HandoverSettings settings,
            HandoverSettings.Mail mail,
            Map<String, Object> kafka,
            Function<Span, Map<String, Handover>> reading,
            PageMail post,
            LongSupplier wardTime) {
        this.settings = settings;
        this.mail = mail;
        this.reading = reading;
        this.post = post;
        this.log = new MailLog(kafka);
        this.wardTime = wardTime;
    }

    /**
     * Begins to send. The topics must be there.
     *
     * @param kafka of consumers and producers: at least {@code bootstrap.servers}
     * @param wardTime what time it is on the ward, epoch milliseconds
     */
    public static HandoverMails start(
            HandoverSettings settings,
            HandoverSettings.Mail mail,
            Map<String, Object> kafka,
            HandoverReader reader,
            PageMail post,
            LongSupplier wardTime) {
        HandoverMails mails =
                new HandoverMails(settings, mail, kafka, span -> reader.read(span, Progress.NONE), post, wardTime);
        mails.thread.setDaemon(true);
        mails.thread.start();
        return mails;
    }

    /** Why what was due was not sent; empty where nothing is wrong. */
    public String illness() {
        return illness;
    }

    /** Whether it is this instance that sends, and it has looked at all that was due when it came to it. */
    public boolean hasLooked() {
        return looked;
    }

    @Override
    public void close() {
        stopping.set(true);
        try {
            thread.join(Duration.ofSeconds(10).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (log) {
            while (!stopping.get()) {
                look();
            }
        } catch (RuntimeException e) {
            illness = "handovers are not sent any more, restart: " + e.getMessage();
            LOG.error("handovers are not sent any more", e);
        }
    }

    private void look() {
        try {
            boolean mine = log.follow(PAUSE);
            if (mine && System.nanoTime() - nextTry >= 0) {
                long now = wardTime.getAsLong();
                for (LocalTime at : settings.mailTimes().toList()) {
                    sendIfDue(at, now);
                }
                looked = true;
            }
        } catch (KafkaException e) {
            tell("handovers cannot be read or noted: " + e.getMessage());
        }
    }

    private void sendIfDue(LocalTime at, long now) {
        long due = settings.shifts().last(at, now);
        Span span = settings.shifts().lastEnded(due);
        if (now - due < GRACE || now - due > TRIED_FOR || finished.contains(span)) {
            return;
        }
        Edition edition = new Edition(mail.language(), settings.shifts().zone(), settings.aim(), now);
        boolean all = true;
        for (Handover handover : reading.apply(span).values()) {
            all &= !mail.isOf(handover.ward()) || send(handover, edition);
        }
        if (all) {
            finished.add(span);
            finished.removeIf(each -> each.to() < now - 2 * Span.LONGEST.toMillis());
            illness = "";
        }
    }

    /** Whether nothing more is to be done for it. */
    private boolean send(Handover handover, Edition edition) {
        String key = KEY + handover.ward() + "/"
                + Instant.ofEpochMilli(handover.span().to());
        if (log.wasSent(key)) {
            return true;
        }
        PageMail.Result result = post.send(new PageMail.Letter(
                key,
                mail.from(),
                mail.to(),
                edition.title(handover),
                edition.text(handover),
                edition.html(handover, Map.of()),
                mail.language().getLanguage()));
        if (result.again()) {
            tell("the handover of " + handover.ward() + " was not sent (it is tried for an hour): " + result.why());
            return false;
        }
        if (!result.taken()) {
            tell("the handover of " + handover.ward() + " is not sent: " + result.why());
        }
        log.write(note(key, handover, result));
        return true;
    }

    private Notification note(String key, Handover handover, PageMail.Result result) {
        return Notification.newBuilder()
                .setKey(key)
                .setEpisodeId("")
                .setPatientId("")
                .setWard(handover.ward())
                .setBed("")
                .setRecipient("handover.mail")
                .setChannel(PageMail.CHANNEL)
                .setLevel(0)
                .setPriority(Priority.LOW)
                .setText("")
                .setState(result.taken() ? NotificationState.SENT : NotificationState.FAILED)
                .setAt(System.currentTimeMillis())
                .setAttempts(1)
                .setDetail(result.taken() ? null : result.why())
                .build();
    }

    private void tell(String trouble) {
        if (!trouble.equals(illness)) {
            LOG.warn("{}", trouble);
        }
        illness = trouble;
        nextTry = System.nanoTime() + AGAIN_AFTER_NANOS;
    }
}

package dev.wardstream.notify;

import dev.wardstream.alarm.Priority;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/** Sends messages as plain text by SMTP. What the server refuses with 5xx is refused for good; all else is tried again. */
final class MailChannel implements Channel {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LONGEST_SUBJECT = 150;
    private static final DateTimeFormatter DATE = DateTimeFormatter.RFC_1123_DATE_TIME;

    private final MailSettings settings;
    private final Session session;
    private final MessageText text = MessageText.mail();

    MailChannel(MailSettings settings) {
        this.settings = settings;
        this.session = Session.getInstance(properties(settings));
    }

    @Override
    public SendResult send(Message message) {
        if (!(message.way() instanceof Way.Email to)) {
            return new SendResult.Never("no e-mail address");
        }
        try {
            return deliver(mail(message, to.address()));
        } catch (MessagingException e) {
            return failed(e);
        }
    }

    /** A page with the same as plain text beside it, for mail programs that show no pages. */
    SendResult send(PageMail.Letter letter) {
        try {
            MimeMessage mail = mail(letter.key());
            mail.setFrom(new InternetAddress(letter.from().isEmpty() ? settings.from() : letter.from()));
            for (String address : letter.to()) {
                mail.addRecipient(RecipientType.TO, new InternetAddress(address, true));
            }
            mail.setSubject(oneLine(letter.subject()), StandardCharsets.UTF_8.name());
            mail.setHeader("Date", DATE.format(Instant.now().atZone(ZoneOffset.UTC)));
            mail.setHeader("Content-Language", letter.language());
            MimeBodyPart text = new MimeBodyPart();
            text.setText(letter.text(), StandardCharsets.UTF_8.name());
            MimeBodyPart page = new MimeBodyPart();
            page.setText(letter.html(), StandardCharsets.UTF_8.name(), "html");
            mail.setContent(new MimeMultipart("alternative", text, page));
            return deliver(mail);
        } catch (MessagingException e) {
            return failed(e);
        }
    }

    private SendResult deliver(MimeMessage mail) throws MessagingException {
        try (Transport transport = session.getTransport("smtp")) {
            if (settings.user().isEmpty()) {
                transport.connect();
            } else {
                transport.connect(settings.user(), settings.password());
            }
            transport.sendMessage(mail, mail.getAllRecipients());
            return new SendResult.Taken();
        } catch (AuthenticationFailedException e) {
            return new SendResult.Never(place() + " does not accept notify.mail.user and its password");
        }
    }

    private SendResult failed(MessagingException e) {
        return isForGood(e) ? new SendResult.Never(told(e)) : new SendResult.Again(told(e));
    }

    private MimeMessage mail(Message message, String address) throws MessagingException {
        MimeMessage mail = mail(message.key());
        mail.setFrom(new InternetAddress(settings.from()));
        mail.setRecipient(RecipientType.TO, new InternetAddress(address));
        mail.setSubject(oneLine(message.title()), StandardCharsets.UTF_8.name());
        mail.setHeader(
                "Date", DATE.format(Instant.ofEpochMilli(message.sentAt()).atZone(ZoneOffset.UTC)));
        mail.setHeader("X-Priority", message.priority() == Priority.HIGH ? "1" : "3");
        mail.setText(text.of(message), StandardCharsets.UTF_8.name());
        return mail;
    }

    /** The same call has the same id, so that a mail program shows it once. */
    private MimeMessage mail(String key) throws MessagingException {
        String id = "<" + key + "@wardstream>";
        MimeMessage mail = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", id);
            }
        };
        mail.setHeader("Idempotency-Key", key);
        mail.setHeader("Auto-Submitted", "auto-generated");
        return mail;
    }

    /** A line's end in a header would begin another header. */
    private static String oneLine(String title) {
        String line = title.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= LONGEST_SUBJECT ? line : line.substring(0, LONGEST_SUBJECT) + "…";
    }

    private static boolean isForGood(MessagingException e) {
        if (e instanceof SMTPSendFailedException refused) {
            return refused.getReturnCode() / 100 == 5;
        }
        if (e instanceof SendFailedException refused) {
            return refused.getNextException() instanceof SMTPAddressFailedException address
                    && address.getReturnCode() / 100 == 5;
        }
        return false;
    }

    private String told(MessagingException e) {
        return place() + " does not take the mail: "
                + String.valueOf(e.getMessage()).replaceAll("\\p{Cntrl}+", " ");
    }

    private String place() {
        return settings.host() + ":" + settings.port();
    }

    private static Properties properties(MailSettings settings) {
        boolean startTls = settings.security() == MailSettings.Security.STARTTLS;
        String patience = String.valueOf(PATIENCE.toMillis());
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", settings.host());
        properties.setProperty("mail.smtp.port", String.valueOf(settings.port()));
        properties.setProperty("mail.smtp.auth", String.valueOf(!settings.user().isEmpty()));
        properties.setProperty("mail.smtp.starttls.enable", String.valueOf(startTls));
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(startTls && !settings.isLoopback()));
        properties.setProperty(
                "mail.smtp.ssl.enable", String.valueOf(settings.security() == MailSettings.Security.TLS));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.connectiontimeout", patience);
        properties.setProperty("mail.smtp.timeout", patience);
        properties.setProperty("mail.smtp.writetimeout", patience);
        return properties;
    }
}

package dev.wardstream.notify;

import static dev.wardstream.Patience.PATIENCE_MILLIS;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.wardstream.FreePort;
import dev.wardstream.notify.MailSettings.Security;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What arrives in a mailbox, from a real SMTP server. */
class MailChannelTest {
    private static final Way TO = new Way.Email("nurse-a@ward.example");

    private final GreenMail server = mailServer();

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void aCallIsPlainTextWithItsLinkAndItsKey() throws Exception {
        assertThat(send(Messages.two(TO), Security.STARTTLS)).isEqualTo(new SendResult.Taken());

        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("HIGH: 2 patients call, first icu/bed-2");
        assertThat(mail.getContentType()).startsWith("text/plain").containsIgnoringCase("utf-8");
        assertThat(mail.getMessageID()).isEqualTo("<key-of-both@wardstream>");
        assertThat(mail.getHeader("Idempotency-Key")).containsExactly("key-of-both");
        assertThat((String) mail.getContent())
                .contains("HR 134 > 120 /min for 15 s", "https://ward.example/answer/key-1", "Call: key-2")
                .contains("<b>&</b>");
    }

    @Test
    void aHandoverIsAPageWithTheSameAsTextBesideIt() throws Exception {
        MailSettings settings = settings(port(), Security.STARTTLS);
        PageMail.Letter letter = new PageMail.Letter(
                "handover/ward-1/7",
                "",
                List.of("charge@ward.example", "dr-1@ward.example"),
                "Handover ward-1\r\nBcc: all@ward.example",
                "the text",
                "<p>the page</p>",
                "en");

        assertThat(new PageMail(settings).send(letter)).isEqualTo(new PageMail.Result(true, false, ""));

        assertThat(server.getReceivedMessages()).as("one for each address").hasSize(2);
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("Handover ward-1  Bcc: all@ward.example");
        assertThat(mail.getMessageID()).isEqualTo("<handover/ward-1/7@wardstream>");
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/plain");
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
        assertThat(parts.getBodyPart(1).getContent().toString().strip()).isEqualTo("<p>the page</p>");
    }

    @Test
    void aTextCannotBecomeAHeader() throws Exception {
        send(Messages.one(TO, "HR 155\r\nBcc: all@ward.example\r\n\r\nbody"), Security.STARTTLS);

        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getSubject()).isEqualTo("HIGH icu/bed-1: HR 155  Bcc: all@ward.example    body");
    }

    @Test
    void aServerElsewhereThatOffersNoTlsGetsNoMail() {
        // The same server by another of this machine's names, which is not known for a loopback one.
        MailSettings elsewhere = new MailSettings("0.0.0.0", port(), "monitor@ward.example", "", "", Security.STARTTLS);

        assertThat(new MailChannel(elsewhere).send(Messages.two(TO))).isInstanceOf(SendResult.Again.class);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aServerThatIsDownIsTriedAgain() {
        int port = port();
        server.stop();

        assertThat(new MailChannel(settings(port, Security.NONE)).send(Messages.two(TO)))
                .isInstanceOf(SendResult.Again.class);
    }

    private static GreenMail mailServer() {
        ServerSetup setup = new ServerSetup(FreePort.next(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(PATIENCE_MILLIS);
        return new GreenMail(setup);
    }

    private SendResult send(Message message, Security security) {
        return new MailChannel(settings(port(), security)).send(message);
    }

    private int port() {
        return server.getSmtp().getPort();
    }

    private static MailSettings settings(int port, Security security) {
        return new MailSettings("127.0.0.1", port, "monitor@ward.example", "", "", security);
    }
}

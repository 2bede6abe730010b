package dev.wardstream.notify;

import java.util.List;

/** Sends pages by the mail server of the calls: HTML with the same as plain text beside it. */
public final class PageMail {
    /** As the log of notifications calls it. */
    public static final String CHANNEL = Way.Email.CHANNEL;

    private final MailChannel channel;

    /**
     * A mail.
     *
     * @param key the same for the same mail, so that mail programs show it once
     * @param from the sender's address; empty for that of the calls
     * @param language the page's, its ISO 639 code
     */
    public record Letter(
            String key, String from, List<String> to, String subject, String text, String html, String language) {
        public Letter {
            to = List.copyOf(to);
        }
    }

    /**
     * What became of it.
     *
     * @param again whether it may be taken later
     * @param why it was not taken; empty where it was
     */
    public record Result(boolean taken, boolean again, String why) {}

    public PageMail(MailSettings settings) {
        this.channel = new MailChannel(settings);
    }

    /** One attempt; it may take some seconds. */
    public Result send(Letter letter) {
        SendResult result = channel.send(letter);
        if (result instanceof SendResult.Again again) {
            return new Result(false, true, again.why());
        }
        return result instanceof SendResult.Never never
                ? new Result(false, false, never.why())
                : new Result(true, false, "");
    }
}

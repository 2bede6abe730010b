package dev.wardstream.notify;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

/**
 * The mail server.
 *
 * @param from the sender's address
 * @param user empty where the server asks for none
 * @param password never shown
 */
public record MailSettings(String host, int port, String from, String user, String password, Security security) {

    /** How the way to the server is protected. */
    public enum Security {
        /** By STARTTLS, and no mail without it; only to a server on this machine it may be missing. */
        STARTTLS,
        /** By TLS from the first byte (port 465). */
        TLS,
        /** Not at all. */
        NONE
    }

    public MailSettings {
        require(!host.isBlank(), "host must not be empty");
        require(port >= 1 && port <= 65_535, "port must be 1 to 65535: " + port);
        try {
            new InternetAddress(from, true);
        } catch (AddressException e) {
            throw new IllegalArgumentException("notify.mail.from is no e-mail address");
        }
    }

    boolean isLoopback() {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("::1") || host.equals("[::1]");
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "MailSettings[" + host + ":" + port + ", from=" + from + ", " + security + "]";
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException("notify.mail." + message);
        }
    }
}

package dev.wardstream.notify;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

/** A way to reach a person. */
public sealed interface Way {
    /** The channel that takes the message, by its name in logs and metrics. */
    String channel();

    /** A line on the monitor's own terminal. */
    record Console() implements Way {
        static final String CHANNEL = "console";

        @Override
        public String channel() {
            return CHANNEL;
        }
    }

    /** @param name a webhook of the settings */
    record Webhook(String name) implements Way {
        @Override
        public String channel() {
            return name;
        }
    }

    /** @param address as in {@code nurse@ward.example} */
    record Email(String address) implements Way {
        static final String CHANNEL = "email";

        @Override
        public String channel() {
            return CHANNEL;
        }
    }

    /**
     * A way as the rota writes it: {@code console}, {@code webhook:<name>} or {@code email:<address>}.
     *
     * @throws IllegalArgumentException where it is none of these
     */
    static Way parse(String text) {
        if (text.equals(Console.CHANNEL)) {
            return new Console();
        } else if (text.startsWith("webhook:")) {
            return new Webhook(text.substring("webhook:".length()).strip());
        } else if (text.startsWith("email:")) {
            return new Email(checked(text.substring("email:".length()).strip()));
        }
        throw new IllegalArgumentException("a way to reach somebody is console, webhook:<name> or email:<address>");
    }

    private static String checked(String address) {
        try {
            InternetAddress parsed = new InternetAddress(address, true);
            if (!address.equals(parsed.getAddress()) || !address.contains("@")) {
                throw new IllegalArgumentException("what stands after email: is not a plain e-mail address");
            }
            return address;
        } catch (AddressException e) {
            throw new IllegalArgumentException("what stands after email: is no e-mail address");
        }
    }
}

package dev.wardstream.access;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What stands around the port.
 *
 * @param trustedProxies addresses and networks of the proxies whose word is taken for who asks; empty for none
 * @param forwarded the header by which they tell; the other one is whatever a client sent
 * @param otherHosts names by which the port is also reached
 * @param connectionsPerAddress how many connections one client may have open
 */
public record NetworkSettings(
        List<String> trustedProxies, Forwarded forwarded, List<String> otherHosts, int connectionsPerAddress) {
    static final String TRUSTED = "http.trustedProxies";

    private static final Pattern HOST = Pattern.compile("[a-z0-9_]([a-z0-9_.-]{0,251}[a-z0-9_])?");
    private static final int MOST_CONNECTIONS = 2_000;

    /** The headers by which proxies tell who asks. */
    public enum Forwarded {
        /** What most proxies write. */
        X_FORWARDED_FOR("X-Forwarded-For"),
        /** RFC 7239. */
        FORWARDED("Forwarded");

        private final String header;

        Forwarded(String header) {
            this.header = header;
        }

        String header() {
            return header;
        }

        /** @throws IllegalArgumentException where there is none of that name, naming the setting */
        static Forwarded named(String header) {
            for (Forwarded one : values()) {
                if (one.header.equalsIgnoreCase(header)) {
                    return one;
                }
            }
            throw new IllegalArgumentException(
                    "http.forwardedHeader must be X-Forwarded-For or Forwarded: '" + header + "'");
        }
    }

    /** Each is named as its setting where it is wrong. */
    public NetworkSettings {
        trustedProxies = given(trustedProxies);
        otherHosts = given(otherHosts).stream()
                .map(host -> host.toLowerCase(Locale.ROOT))
                .toList();
        Networks unused = new Networks(TRUSTED, trustedProxies);
        for (String host : otherHosts) {
            if (!HOST.matcher(host).matches()) {
                throw new IllegalArgumentException(
                        "http.otherHosts must hold names without scheme and port, such as monitor: '" + host + "'");
            }
        }
        if (connectionsPerAddress < 1 || connectionsPerAddress > MOST_CONNECTIONS) {
            throw new IllegalArgumentException(
                    "http.connectionsPerAddress must be 1 to " + MOST_CONNECTIONS + ": " + connectionsPerAddress);
        }
    }

    /**
     * As the settings give them.
     *
     * @throws IllegalArgumentException naming the setting that is wrong
     */
    public static NetworkSettings of(
            List<String> trustedProxies, String forwardedHeader, List<String> otherHosts, int connectionsPerAddress) {
        return new NetworkSettings(trustedProxies, Forwarded.named(forwardedHeader), otherHosts, connectionsPerAddress);
    }

    /** No proxy, and room for the pages of a hospital behind one address. */
    public static NetworkSettings plain() {
        return new NetworkSettings(List.of(), Forwarded.X_FORWARDED_FOR, List.of(), 400);
    }

    /** An empty variable is a list with one empty text. */
    private static List<String> given(List<String> texts) {
        return texts.stream().filter(text -> !text.isBlank()).toList();
    }
}

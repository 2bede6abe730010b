package dev.wardstream.access;

import dev.wardstream.access.NetworkSettings.Forwarded;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, as proxies tell. Each proxy adds at the right whom it got the request from; what stands left of the first address
 * that is no trusted proxy may be the client's own invention. So the header is read from the right, and no further than that.
 */
final class Forwarding {
    /** How much of a header is read, from its end, characters: some dozen proxies. */
    private static final int MOST_READ = 2_000;

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final String PAIR = TOKEN + "=(?:" + TOKEN + "|\"(?:[^\"\\\\]|\\\\.)*+\")";
    /** A list's last element that is whole, and what stands before it. */
    private static final Pattern LAST =
            Pattern.compile("(?:(.*),)?[ \t]*(" + PAIR + "(?:[ \t]*;[ \t]*" + PAIR + ")*+)[ \t]*", Pattern.DOTALL);

    private static final Pattern FOR =
            Pattern.compile("(?:^|;)[ \t]*for=(?:(" + TOKEN + ")|\"([^\"\\\\]*)\")", Pattern.CASE_INSENSITIVE);
    /** An address with or without a port. */
    private static final Pattern NODE = Pattern.compile("\\[([^\\]]+)](?::\\w+)?|([0-9.]+)(?::\\w+)?|([0-9A-Fa-f:.]+)");

    private Forwarding() {}

    /**
     * The first from the right that is no trusted proxy; where a proxy does not say whom it asks for, that proxy.
     *
     * @param peer who is at the other end of the connection
     * @param values of the header's lines, in their order
     */
    static InetAddress client(
            InetAddress peer, Predicate<InetAddress> isTrusted, Forwarded header, List<String> values) {
        InetAddress client = peer;
        String all = String.join(",", values);
        String rest = all.substring(Math.max(0, all.length() - MOST_READ));
        List<@Nullable InetAddress> hops = header == Forwarded.FORWARDED ? ofForwarded(rest) : ofList(rest);
        for (@Nullable InetAddress hop : hops) {
            if (hop == null || !isTrusted.test(client)) {
                break;
            }
            client = hop;
        }
        return client;
    }

    /** From the right; null for what is no address. */
    private static List<@Nullable InetAddress> ofList(String text) {
        List<@Nullable InetAddress> hops = new ArrayList<>();
        for (String node : text.split(",", -1)) {
            hops.add(node(node.strip()));
        }
        Collections.reverse(hops);
        return hops;
    }

    /** The same of elements in which commas may stand in quotes: one that is not whole ends it. */
    private static List<@Nullable InetAddress> ofForwarded(String text) {
        List<@Nullable InetAddress> hops = new ArrayList<>();
        for (@Nullable String rest = text; rest != null; ) {
            Matcher last = LAST.matcher(rest);
            if (!last.matches()) {
                hops.add(null);
                break;
            }
            hops.add(askedFor(last.group(2)));
            rest = last.group(1);
        }
        return hops;
    }

    private static @Nullable InetAddress askedFor(String element) {
        Matcher asked = FOR.matcher(element);
        if (!asked.find()) {
            return null;
        }
        String node = asked.group(1) == null ? asked.group(2) : asked.group(1);
        return asked.find() ? null : node(node);
    }

    private static @Nullable InetAddress node(String text) {
        Matcher node = NODE.matcher(text);
        if (!node.matches()) {
            return null; // unknown, or a name that only the proxy understands
        }
        for (int group = 1; group <= node.groupCount(); group++) {
            String address = node.group(group);
            if (address != null) {
                return Networks.literal(address);
            }
        }
        return null;
    }
}

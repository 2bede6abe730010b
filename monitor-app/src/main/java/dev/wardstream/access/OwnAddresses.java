package dev.wardstream.access;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which hosts and origins are ours. A name that is not ours is a page elsewhere that has had its name point to this port (DNS
 * rebinding). Beyond loopback the names are known where {@code http.publicUrl} tells them; an address is then no such name, and
 * is what probes ask for.
 */
final class OwnAddresses {
    private final @Nullable Set<String> hosts;
    private final @Nullable String publicOrigin;
    private final boolean anyAddress;

    OwnAddresses(AccessSettings settings) {
        URI url = settings.publicUrl();
        publicOrigin = url == null ? null : origin(url);
        boolean isOnLoopback = settings.isOnLoopback();
        hosts = isOnLoopback || url != null ? ofThisMachine(settings) : null;
        anyAddress = !isOnLoopback;
    }

    private static Set<String> ofThisMachine(AccessSettings settings) {
        Set<String> hosts = new TreeSet<>(Set.of("localhost", "127.0.0.1", "[::1]"));
        hosts.add(settings.host().toLowerCase(Locale.ROOT));
        hosts.addAll(settings.network().otherHosts());
        URI url = settings.publicUrl();
        if (url != null && url.getHost() != null) {
            hosts.add(url.getHost().toLowerCase(Locale.ROOT));
        }
        return hosts;
    }

    /** @param header the request's {@code Host} */
    boolean isOurHost(@Nullable String header) {
        return header != null && (hosts == null || isOurs(hostOf(header)));
    }

    private boolean isOurs(String host) {
        String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        return (hosts != null && hosts.contains(host)) || (anyAddress && Networks.literal(bare) != null);
    }

    /**
     * Whether a page of ours sent it.
     *
     * @param origin the request's {@code Origin}
     * @param host the request's {@code Host}
     */
    boolean isOurOrigin(String origin, String host) {
        return origin.equals(publicOrigin) || origin.equals("http://" + host) || origin.equals("https://" + host);
    }

    private static String hostOf(String header) {
        int port = header.lastIndexOf(':');
        boolean hasPort = port > header.lastIndexOf(']');
        return (hasPort ? header.substring(0, port) : header).toLowerCase(Locale.ROOT);
    }

    private static String origin(URI url) {
        try {
            String scheme = url.getScheme().toLowerCase(Locale.ROOT);
            boolean isDefault = url.getPort() == (scheme.equals("https") ? 443 : 80);
            return new URI(
                            scheme,
                            null,
                            url.getHost().toLowerCase(Locale.ROOT),
                            isDefault ? -1 : url.getPort(),
                            null,
                            null,
                            null)
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("http.publicUrl is no URL of a host: " + e.getMessage(), e);
        }
    }
}

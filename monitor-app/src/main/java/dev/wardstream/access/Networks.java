package dev.wardstream.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.eclipse.jetty.util.InetAddressSet;
import org.jspecify.annotations.Nullable;

/** Addresses and networks of a list. They are never names, which somebody else may let point elsewhere. */
final class Networks implements Predicate<InetAddress> {
    private static final String BYTE = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern VERSION_4 = Pattern.compile("(?:" + BYTE + "\\.){3}" + BYTE);
    private static final Pattern VERSION_6 = Pattern.compile("(?=.*:)[0-9A-Fa-f:][0-9A-Fa-f:.]{1,44}");
    private static final Pattern BITS = Pattern.compile("[1-9]\\d{0,2}");
    private static final int NETWORK_BYTES = 8;

    private final InetAddressSet addresses = new InetAddressSet();

    /**
     * @param setting names the list in errors
     * @throws IllegalArgumentException where one is no address or network, or is the network of all addresses
     */
    Networks(String setting, List<String> listed) {
        for (String one : listed) {
            String[] parts = one.split("/", 2);
            boolean isOne = literal(parts[0]) != null
                    && (parts.length == 1 || BITS.matcher(parts[1]).matches());
            if (!isOne) {
                throw wrong(setting, one, null);
            }
            try {
                addresses.add(one);
            } catch (IllegalArgumentException e) {
                throw wrong(setting, one, e);
            }
        }
    }

    @Override
    public boolean test(InetAddress address) {
        return addresses.test(address);
    }

    /** An address that is written as one; null for all else, and no name is ever looked up. */
    static @Nullable InetAddress literal(String text) {
        if (!VERSION_4.matcher(text).matches() && !VERSION_6.matcher(text).matches()) {
            return null;
        }
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            return null; // it has colons, so it was read as an address and not looked up
        }
    }

    /** What counts as one client: of IPv6 the first half, as a machine has all addresses of its network to choose from. */
    static String clientOf(InetAddress address) {
        byte[] all = address.getAddress();
        return all.length > NETWORK_BYTES ? HexFormat.of().formatHex(all, 0, NETWORK_BYTES) : address.getHostAddress();
    }

    private static IllegalArgumentException wrong(String setting, String one, @Nullable Exception cause) {
        return new IllegalArgumentException(
                setting + " must hold addresses such as 10.0.0.7 and networks such as 10.0.0.0/24 or fd00:7::/64: '"
                        + one + "'",
                cause);
    }
}

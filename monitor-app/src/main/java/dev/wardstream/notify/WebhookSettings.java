package dev.wardstream.notify;

import java.net.URI;
import java.util.Locale;

/**
 * An HTTP endpoint that takes messages.
 *
 * @param url where; never shown whole, for in some services it is the secret
 * @param template {@code wardstream}, {@code ntfy}, {@code slack}, {@code pagerduty}, or a file of one's own
 * @param secret signs each message; empty for none
 * @param token PagerDuty's routing key; for others sent as {@code Authorization: Bearer}; empty for none
 * @param topic for ntfy: the topic's name
 */
public record WebhookSettings(String name, URI url, String template, String secret, String token, String topic) {
    public WebhookSettings {
        String path = "notify.webhooks." + name;
        require(name.matches("[a-z0-9][a-z0-9-]{0,39}"), path + ": a name has 1 to 40 of a-z, 0-9 and -");
        require(!name.equals(Way.Console.CHANNEL) && !name.equals(Way.Email.CHANNEL), path + ": the name is taken");
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        require(
                url.getHost() != null && (scheme.equals("http") || scheme.equals("https")),
                path + ".url must be http://host/path or https://host/path");
        require(url.getUserInfo() == null, path + ".url must not hold a password: give a token");
        require(!template.isBlank(), path + ".template must not be empty");
        require(!template.equals("ntfy") || !topic.isBlank(), path + ".topic: ntfy needs one");
        require(!template.equals("pagerduty") || !token.isBlank(), path + ".token: PagerDuty needs its routing key");
        require(token.chars().allMatch(c -> c > ' ' && c <= '~'), path + ".token has other than printable characters");
    }

    /** Scheme and host alone. */
    String place() {
        return url.getScheme() + "://" + url.getAuthority();
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return "WebhookSettings[" + name + ", " + place() + ", template=" + template + "]";
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}

package dev.wardstream.notify;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whom notify calls, and how.
 *
 * @param rota the file that says who is on duty; null for console only
 * @param mail null where there is no mail server
 */
public record NotifySettings(
        @Nullable Path rota,
        Rules rules,
        List<WebhookSettings> webhooks,
        @Nullable MailSettings mail,
        LinkSettings links) {
    public NotifySettings {
        webhooks = List.copyOf(webhooks);
    }

    /** The names of the channels that there are besides the console. */
    public Set<String> channels() {
        Set<String> names = webhooks.stream().map(WebhookSettings::name).collect(Collectors.toSet());
        if (mail != null) {
            names.add(Way.Email.CHANNEL);
        }
        return names;
    }
}

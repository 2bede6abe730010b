package dev.wardstream.command;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigUtil;
import dev.wardstream.notify.LinkSettings;
import dev.wardstream.notify.MailSettings;
import dev.wardstream.notify.NotifySettings;
import dev.wardstream.notify.Rules;
import dev.wardstream.notify.Waits;
import dev.wardstream.notify.WebhookSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The notify section of the settings.
 *
 * @param rota null for console only
 * @param mail null where there is no mail server
 * @param linkSecret empty where one is to be made
 */
record NotifyConfig(
        boolean enabled,
        @Nullable Path rota,
        Rules rules,
        List<WebhookSettings> webhooks,
        @Nullable MailSettings mail,
        Duration linkExpiresAfter,
        String linkSecret) {

    static NotifyConfig of(Config config) {
        try {
            Config waits = config.getConfig("wait");
            return new NotifyConfig(
                    config.getBoolean("enabled"),
                    config.getString("rota").isEmpty() ? null : Path.of(config.getString("rota")),
                    new Rules(
                            AlarmSettings.priority(config, "from"),
                            new Waits(waits.getDuration("high"), waits.getDuration("medium"), waits.getDuration("low")),
                            config.getInt("most"),
                            config.getDuration("giveUpAfter")),
                    webhooks(config.getConfig("webhooks")),
                    mail(config.getConfig("mail")),
                    config.getDuration("linkExpiresAfter"),
                    config.getString("linkSecret"));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("in the settings: " + e.getMessage(), e);
        }
    }

    NotifyConfig disabled() {
        return new NotifyConfig(false, rota, rules, webhooks, mail, linkExpiresAfter, linkSecret);
    }

    /** @param stateDirectory where a secret that is made is kept */
    NotifySettings settings(Path stateDirectory) {
        return new NotifySettings(
                rota, rules, webhooks, mail, new LinkSettings(linkExpiresAfter, linkSecret, stateDirectory));
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return "NotifyConfig[enabled=" + enabled + ", rota=" + rota + ", " + rules + ", " + webhooks + ", " + mail
                + "]";
    }

    private static List<WebhookSettings> webhooks(Config config) {
        return new TreeSet<>(config.root().keySet())
                .stream()
                        .map(name -> webhook(name, config.getConfig(ConfigUtil.quoteString(name))))
                        .toList();
    }

    private static WebhookSettings webhook(String name, Config config) {
        URI url = MonitorConfig.uri("notify.webhooks." + name + ".url", config.getString("url"));
        return new WebhookSettings(
                name,
                url,
                text(config, "template", "wardstream"),
                text(config, "secret", ""),
                text(config, "token", ""),
                text(config, "topic", ""));
    }

    private static @Nullable MailSettings mail(Config config) {
        String security = config.getString("security").toUpperCase(Locale.ROOT);
        if (config.getString("host").isEmpty()) {
            return null;
        }
        try {
            return new MailSettings(
                    config.getString("host"),
                    config.getInt("port"),
                    config.getString("from"),
                    config.getString("user"),
                    config.getString("password"),
                    MailSettings.Security.valueOf(security));
        } catch (IllegalArgumentException e) {
            throw String.valueOf(e.getMessage()).startsWith("notify.")
                    ? e
                    : new IllegalArgumentException("notify.mail.security must be starttls, tls or none");
        }
    }

    private static String text(Config config, String path, String unlessGiven) {
        return config.hasPath(path) ? config.getString(path) : unlessGiven;
    }
}

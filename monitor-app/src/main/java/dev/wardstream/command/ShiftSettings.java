package dev.wardstream.command;

import com.typesafe.config.Config;
import dev.wardstream.handover.HandoverSettings;
import dev.wardstream.handover.Shifts;
import dev.wardstream.words.Wording;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The settings of shifts and their handover: of section ward, and handover.mail. */
final class ShiftSettings {
    private ShiftSettings() {}

    /**
     * @param hasMailServer whether the setting notify.mail.host names one
     * @throws IllegalArgumentException naming the setting that is wrong
     */
    static HandoverSettings of(Config all, boolean hasMailServer) {
        Config ward = all.getConfig("ward");
        return new HandoverSettings(
                new Shifts(times("ward.shifts", ward.getStringList("shifts")), zone(ward.getString("zone"))),
                ward.getDouble("callsAim"),
                mail(all.getConfig("handover.mail"), hasMailServer));
    }

    private static HandoverSettings.@Nullable Mail mail(Config mail, boolean hasMailServer) {
        List<String> to = mail.getStringList("to").stream()
                .filter(each -> !each.isBlank())
                .toList();
        if (to.isEmpty()) {
            return null;
        }
        if (!hasMailServer) {
            throw new IllegalArgumentException(
                    "handover.mail.to names people, and notify.mail.host no mail server by which they are reached");
        }
        Locale language = Wording.language(mail.getString("language"));
        if (language == null) {
            throw new IllegalArgumentException(
                    "handover.mail.language must be one of " + String.join(", ", Wording.languages()));
        }
        return new HandoverSettings.Mail(
                times("handover.mail.at", mail.getStringList("at")),
                to,
                mail.getString("from"),
                mail.getStringList("wards"),
                language);
    }

    private static ZoneId zone(String name) {
        try {
            return name.isEmpty() ? ZoneId.systemDefault() : ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("ward.zone must be a time zone, such as Europe/Berlin: " + name, e);
        }
    }

    private static List<LocalTime> times(String setting, List<String> written) {
        try {
            return written.stream().map(LocalTime::parse).toList();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(setting + " must hold times such as \"07:00\": " + written, e);
        }
    }
}

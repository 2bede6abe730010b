package dev.wardstream.handover;

import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When shifts end, and who is sent what they hand over.
 *
 * @param aim calls a patient-day that a ward wants at most
 * @param mail null where nobody is sent any
 */
public record HandoverSettings(
        Shifts shifts, double aim, @Nullable Mail mail) {
    /**
     * The mails.
     *
     * @param at when the shift that has just ended is sent, in the ward's time
     * @param to addresses, at least one
     * @param from the sender's address; empty for the one that messages have
     * @param wards of which wards; empty for all
     */
    public record Mail(List<LocalTime> at, List<String> to, String from, List<String> wards, Locale language) {
        public Mail {
            at = List.copyOf(at);
            to = List.copyOf(to);
            wards = List.copyOf(wards);
            if (at.isEmpty() || to.isEmpty()) {
                throw new IllegalArgumentException("handover.mail needs a time in at and an address in to");
            }
        }

        boolean isOf(String ward) {
            return wards.isEmpty() || wards.contains(ward);
        }
    }

    public HandoverSettings {
        if (!(aim > 0) || Double.isInfinite(aim)) {
            throw new IllegalArgumentException("ward.callsAim must be more than 0: " + aim);
        }
    }

    /** The times at which mails are sent, in order. */
    Stream<LocalTime> mailTimes() {
        return mail == null ? Stream.empty() : mail.at().stream().sorted().distinct();
    }
}

package dev.wardstream.handover;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;

/**
 * How a handover is told.
 *
 * @param zone the ward's, in which its times are read
 * @param aim calls a patient-day that the ward wants at most
 * @param madeAt on the ward's clock, epoch milliseconds
 */
public record Edition(Locale language, ZoneId zone, double aim, long madeAt) {
    /**
     * As a page, which prints on A4.
     *
     * @param links ways to other pages: texts by addresses
     */
    public String html(Handover handover, Map<String, String> links) {
        return HandoverPage.of(sheet(handover), handover.span(), links);
    }

    /** As plain text. */
    public String text(Handover handover) {
        return TextSheet.of(sheet(handover));
    }

    /** As what Jackson writes as JSON. */
    public Object json(Handover handover) {
        return HandoverView.of(handover, language, aim);
    }

    /** Its title, with the time that it is of, as the subject of a mail. */
    String title(Handover handover) {
        Sheet sheet = sheet(handover);
        return sheet.title() + ", " + sheet.span();
    }

    private Sheet sheet(Handover handover) {
        return SheetMaker.of(handover, language, zone, aim, madeAt);
    }
}

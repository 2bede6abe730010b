package dev.wardstream.notify;

/** Why a link is refused. */
enum Refusal {
    WRONG(403, "This link is not valid.", "It may have been cut off on its way. Open it from the message again."),
    EXPIRED(410, "This link has expired.", "Go to the bed, or answer at the ward."),
    USED(410, "This link was used before.", "Each link answers once. Your earlier answer counts.");

    private final int status;
    private final String title;
    private final String advice;

    Refusal(int status, String title, String advice) {
        this.status = status;
        this.title = title;
        this.advice = advice;
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    String advice() {
        return advice;
    }
}

package dev.wardstream.notify;

import dev.wardstream.words.Said;

/** Why a link is refused. */
enum Refusal {
    WRONG(403, "link.wrong", "link.wrong.advice"),
    EXPIRED(410, "link.expired", "link.expired.advice"),
    USED(410, "link.used", "link.used.advice");

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

    Said title() {
        return Said.of(title);
    }

    Said advice() {
        return Said.of(advice);
    }
}

package dev.wardstream.evaluate;

/** What recordings like these cannot show. */
final class Caveats {
    static final String[] LIMITS = {
        "Recorded ICU patients of one hospital, years ago: figures on a ward, or elsewhere, may differ.",
        "cinc2012 tells whether a patient died in hospital, not when: it cannot show how early a warning comes.",
        "The risk models give the probability of dying in hospital at all: against death within 24 h it is far too high, and what"
                + " counts there is the order alone.",
        "How often something is charted tells of the nurses' worry; models and learners see it. The baseline that sees nothing else"
                + " shows how far that alone goes.",
        "In mimic3-demo every patient has died at some time, and few within their stay: intervals are wide, and those who were not to"
                + " die soon are sicker than a ward's survivors.",
        "Learned baselines are trained on the very set they are judged on (other persons of it). A model that is judged as shipped has"
                + " no such advantage.",
        "stress-predict: healthy wearers, one protocol in the same order for all; a score that tells the time would look good, and the"
                + " clock's own figure stands beside. Stress is no illness.",
        "Injected trouble is made by program: it says what a detector can see, not how often it happens or what it looks like in"
                + " patients.",
        "Nothing here was tried on patients. No figure says that anybody would have been helped."
    };

    private Caveats() {}
}

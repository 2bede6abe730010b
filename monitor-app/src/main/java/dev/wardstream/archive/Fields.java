package dev.wardstream.archive;

import dev.wardstream.score.News2;
import dev.wardstream.vitals.Charted;
import dev.wardstream.vitals.Signal;
import dev.wardstream.vitals.VitalSign;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names of the fields in the store: dashboards and other people's queries rest on them. */
final class Fields {
    static final String RECEIVED_AT = "receivedAt";
    static final String STAMPED_AT = "stampedAt";
    static final String DEVICE_KIND = "deviceKind";
    static final String SIGNAL_QUALITY = "signalQuality";
    static final String BATTERY = "battery";
    static final String RETROSPECTIVE = "retrospective";
    static final String EVENT = "event";
    static final String ALERT_ID = "alertId";
    static final String TEXT = "text";
    static final String ONSET = "onset";
    static final String VALUE = "value";
    static final String LIMIT = "limit";
    static final String ANSWERED_BY = "answeredBy";
    static final String REASON = "reason";
    static final String MODEL = "model";
    static final String VERSION = "version";
    static final String EPISODE = "episode";
    static final String PRESENCE = "presence";
    static final String CALLS = "calls";
    static final String HUSH = "hush";
    static final String LEVEL = "level";
    static final String ACKNOWLEDGED_BY = "acknowledgedBy";
    static final String SILENCED_UNTIL = "silencedUntil";
    static final String WINDOW_START = "windowStart";
    static final String WINDOW_END = "windowEnd";
    static final String COVERAGE = "coverage";
    static final String THRESHOLD = "threshold";
    static final String TOTAL = "total";
    static final String PARTIAL = "partial";
    static final String MISSING = "missing";
    static final String SUPPLEMENTAL_OXYGEN = "supplementalOxygen";
    static final String VENTILATED = "ventilated";
    static final String CONSCIOUSNESS = "consciousness";
    static final String AT = "at";
    static final String ANSWERED = "answered";
    static final String SINCE = "since";
    static final String BEAT = "beat";
    static final String LAST_RECEIVED_AT = "lastReceivedAt";
    static final String NEWS2 = "news2";
    static final String OWN = "own";
    static final String EXPIRES_AT = "expiresAt";
    static final String PATIENT_DAYS = "patientDays";
    static final String CALLS_PER_PATIENT_DAY = "callsPerPatientDay";

    private Fields() {}

    /** What a vital adds to a model's score. */
    static String contribution(VitalSign vital) {
        return "contribution_" + vital.field();
    }

    /** What a signal adds to a risk, in log-odds. */
    static String logOdds(Signal signal) {
        return "logOdds_" + signal.field();
    }

    /** NEWS2's points of a parameter. */
    static String points(News2.Parameter parameter) {
        String[] words = parameter.name().toLowerCase(Locale.ROOT).split("_", -1);
        StringBuilder name = new StringBuilder("points_").append(words[0]);
        for (int i = 1; i < words.length; i++) {
            name.append(Character.toUpperCase(words[i].charAt(0))).append(words[i], 1, words[i].length());
        }
        return name.toString();
    }

    /** A side of a vital's limits, such as {@code heartRate_extremeLow}. */
    static String limit(VitalSign vital, String side) {
        return vital.field() + "_" + side;
    }

    /** All fields that a point of this measurement may have. */
    static Set<String> of(Measurement measurement) {
        return switch (measurement) {
            case VITALS ->
                all(
                        VitalSign.ALL.stream().map(VitalSign::field),
                        RECEIVED_AT,
                        STAMPED_AT,
                        DEVICE_KIND,
                        SIGNAL_QUALITY,
                        BATTERY,
                        SUPPLEMENTAL_OXYGEN,
                        VENTILATED,
                        CONSCIOUSNESS);
            case SCORES ->
                all(
                        Stream.concat(
                                Stream.concat(contributions(), logOdds()),
                                Arrays.stream(News2.Parameter.values()).map(Fields::points)),
                        RECEIVED_AT,
                        DEVICE_KIND,
                        RETROSPECTIVE,
                        VALUE,
                        COVERAGE,
                        VERSION,
                        WINDOW_START,
                        WINDOW_END,
                        THRESHOLD,
                        TOTAL,
                        PARTIAL,
                        MISSING);
            case ALERTS -> ofAlerts();
            case BUDGET -> all(Stream.of(CALLS, PATIENT_DAYS, CALLS_PER_PATIENT_DAY));
            case STANDING ->
                all(
                        Stream.of(BEAT, LAST_RECEIVED_AT, NEWS2),
                        PRESENCE,
                        ANSWERED,
                        SINCE,
                        TEXT,
                        LEVEL,
                        ALERT_ID,
                        EPISODE,
                        ACKNOWLEDGED_BY,
                        SILENCED_UNTIL);
            case LIMITS -> all(limits(), OWN, EXPIRES_AT);
            case SCHEMA -> all(Stream.of(VERSION));
        };
    }

    private static Set<String> ofAlerts() {
        return all(
                contributions(),
                AT,
                EVENT,
                ALERT_ID,
                TEXT,
                ONSET,
                VALUE,
                LIMIT,
                MODEL,
                VERSION,
                RECEIVED_AT,
                RETROSPECTIVE,
                EPISODE,
                PRESENCE,
                CALLS,
                HUSH,
                LEVEL,
                ACKNOWLEDGED_BY,
                SILENCED_UNTIL,
                ANSWERED_BY,
                REASON);
    }

    private static Stream<String> limits() {
        return VitalSign.ALL.stream()
                .flatMap(vital -> StandingPoints.SIDES.keySet().stream().map(side -> limit(vital, side)));
    }

    private static Stream<String> contributions() {
        return VitalSign.ALL.stream().map(Fields::contribution);
    }

    private static Stream<String> logOdds() {
        return Stream.<Signal>concat(VitalSign.ALL.stream(), Arrays.stream(Charted.values()))
                .map(Fields::logOdds);
    }

    private static Set<String> all(Stream<String> some, String... others) {
        return Stream.concat(some, Stream.of(others)).collect(Collectors.toCollection(TreeSet::new));
    }
}

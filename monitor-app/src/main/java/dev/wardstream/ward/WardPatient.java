package dev.wardstream.ward;

import dev.wardstream.alarm.AlarmBoard;
import dev.wardstream.alarm.Alert;
import dev.wardstream.score.ModelScore;
import dev.wardstream.score.News2;
import dev.wardstream.score.PatientScore;
import dev.wardstream.score.RiskScore;
import dev.wardstream.score.Score;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.vitals.Source;
import dev.wardstream.vitals.VitalSign;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is known of one patient: where they lie, what was measured and found, their alarms. Mutable; bounded in size. */
final class WardPatient {
    private static final int MOST_DEVICES = 32;
    private static final int MOST_MODELS = 8;

    private final PatientId id;
    private final Trends trends;
    private final Map<VitalSign, VitalReadings> latest = new EnumMap<>(VitalSign.class);
    private final Map<DeviceId, DeviceNews> devices = new HashMap<>();
    private final Map<String, ModelScore> models = new TreeMap<>();
    private final Map<String, RiskScore> risks = new TreeMap<>();
    private final AlarmBoard board = new AlarmBoard();
    private final AlarmLog log = new AlarmLog();

    private Location location;
    private long locatedAt;
    private boolean admitted;
    private @Nullable News2 news2;
    private long lastReceivedAt = Long.MIN_VALUE;
    private long newest = Long.MIN_VALUE;
    private long changed;
    private long trendChanged;

    /** @param at when the patient was there, epoch milliseconds */
    WardPatient(PatientId id, Location location, long at, Duration history) {
        this.id = id;
        this.location = location;
        this.locatedAt = at;
        this.trends = new Trends(history);
    }

    /** @param worn whether the device is still the patient's */
    void take(PatientSample sample, boolean late, boolean usable, boolean worn, long revision) {
        isAt(sample.location(), sample.measuredAt(), revision);
        lastReceivedAt = Math.max(lastReceivedAt, sample.receivedAt());
        heard(sample.receivedAt());
        Source source = new Source(sample.device(), sample.kind());
        for (VitalSign vital : VitalSign.ALL) {
            double value = sample.sample().readings().get(vital);
            if (!Double.isNaN(value)) {
                latest.computeIfAbsent(vital, any -> new VitalReadings())
                        .take(new Reading(value, sample.measuredAt(), late, usable, source));
            }
        }
        if (usable && trends.take(source, sample.sample(), late)) {
            trendChanged = revision;
        }
        if (worn) {
            take(sample);
        }
    }

    void take(PatientScore score, long revision) {
        if (score.shadow()) {
            // Nobody is to act on a model that is only tried.
            return;
        }
        changed = revision;
        trends.take(score.score());
        heard(score.receivedAt());
        if (score.score().retrospective()) {
            return;
        }
        if (score.score() instanceof News2 total && (news2 == null || news2.at() <= total.at())) {
            news2 = total;
        } else if (score.score() instanceof ModelScore model) {
            keep(models, model.model().id(), model);
        } else if (score.score() instanceof RiskScore risk) {
            keep(risks, risk.model().id(), risk);
        }
    }

    void take(Alert event, long revision) {
        changed = revision;
        heard(event.receivedAt());
        board.take(event);
        log.take(event);
    }

    /** A device says where the patient lies; where nobody admitted them, the newest word holds. */
    void isAt(Location place, long at, long revision) {
        changed = revision;
        if (!admitted && at >= locatedAt) {
            location = place;
            locatedAt = at;
        }
    }

    void admittedTo(Location place, long revision) {
        changed = revision;
        admitted = true;
        location = place;
    }

    void tookOff(DeviceId device, long revision) {
        changed = revision;
        devices.remove(device);
    }

    /** Something was said of the patient that is kept elsewhere. */
    void touched(long revision) {
        changed = revision;
    }

    private void take(PatientSample sample) {
        DeviceNews known = devices.get(sample.device());
        boolean hasRoom = known != null || devices.size() < MOST_DEVICES;
        if (hasRoom && (known == null || known.measuredAt() <= sample.measuredAt())) {
            devices.put(
                    sample.device(),
                    new DeviceNews(
                            sample.kind(),
                            told(sample.sample().battery(), known == null ? Double.NaN : known.battery()),
                            told(sample.sample().signalQuality(), known == null ? Double.NaN : known.signalQuality()),
                            sample.measuredAt(),
                            sample.receivedAt()));
        }
    }

    /** A device may tell its charge in records of its own: one that does not speak of it does not take it back. */
    private static double told(double now, double before) {
        return Double.isNaN(now) ? before : now;
    }

    private static <S extends Score> void keep(Map<String, S> scores, String model, S score) {
        S known = scores.get(model);
        boolean hasRoom = known != null || scores.size() < MOST_MODELS;
        if (hasRoom && (known == null || known.at() <= score.at())) {
            scores.put(model, score);
        }
    }

    private void heard(long at) {
        newest = Math.max(newest, at);
    }

    PatientId id() {
        return id;
    }

    Location location() {
        return location;
    }

    /** Whether somebody said where the patient lies, and not only a device. */
    boolean isAdmitted() {
        return admitted;
    }

    Map<VitalSign, VitalReadings> latest() {
        return latest;
    }

    Trends trends() {
        return trends;
    }

    @Nullable News2 news2() {
        return news2;
    }

    Map<String, ModelScore> models() {
        return models;
    }

    Map<String, RiskScore> risks() {
        return risks;
    }

    Map<DeviceId, DeviceNews> devices() {
        return devices;
    }

    AlarmBoard board() {
        return board;
    }

    AlarmLog log() {
        return log;
    }

    /** When the last sample was received, on the ward's clock; {@link Long#MIN_VALUE} where none was. */
    long lastReceivedAt() {
        return lastReceivedAt;
    }

    /** When anything was heard last, on the ward's clock; {@link Long#MIN_VALUE} where nothing was. */
    long newest() {
        return newest;
    }

    /** The ward's revision at which something of the patient changed last. */
    long changed() {
        return changed;
    }

    /** The ward's revision at which a minute of the trend that was over changed last. */
    long trendChanged() {
        return trendChanged;
    }
}

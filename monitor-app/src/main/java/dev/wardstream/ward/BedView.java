package dev.wardstream.ward;

import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.OwnLimits;
import dev.wardstream.alarm.Presence;
import dev.wardstream.alarm.Priority;
import dev.wardstream.alarm.VitalLimits;
import dev.wardstream.score.News2;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.Source;
import dev.wardstream.vitals.VitalSign;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A bed and who lies in it, without the trend, which changes less often and is told apart.
 *
 * @param admitted whether somebody said where the patient lies, and not only a device
 * @param vitals the newest value of each vital, by its field; what is older than the ward's history is left out
 * @param priority the highest of what is on or latched, null where nothing is
 * @param alarms on or latched, the most urgent first
 * @param limitsSetAt when the patient's own limits were set; null where the ward's hold
 * @param lastReceivedAt when the last sample was received; null where none was
 */
record BedView(
        String patient,
        String ward,
        String bed,
        boolean admitted,
        Map<String, Vital> vitals,
        ScoreViews.@Nullable OfNews2 news2,
        List<ScoreViews.OfModel> models,
        List<RiskView> risks,
        List<Device> devices,
        @Nullable String priority,
        List<AlarmView> alarms,
        @Nullable Pause paused,
        @Nullable Long limitsSetAt,
        @Nullable Long lastReceivedAt) {

    /** In the order in which a ward is walked. */
    static final Comparator<BedView> BY_BED =
            Comparator.comparing(BedView::ward).thenComparing(BedView::bed).thenComparing(BedView::patient);

    /** @param device that it was taken from; null where a single one measures it */
    record Vital(
            double value,
            String unit,
            long at,
            boolean late,
            boolean usable,
            @Nullable String device,
            @Nullable LimitsView limits) {}

    record Device(
            String id,
            String kind,
            @Nullable Double battery,
            @Nullable Double signalQuality,
            @Nullable Long lastReceivedAt) {}

    static BedView of(Ward ward, WardPatient patient, long now) {
        long oldest = now - ward.history().toMillis();
        List<Alert> alarms = patient.board().alarms();
        News2 news2 = patient.news2();
        OwnLimits own = ward.limits(patient.id(), now);
        return new BedView(
                patient.id().value(),
                patient.location().ward(),
                patient.location().bed(),
                patient.isAdmitted(),
                vitals(ward, patient, own, alarms, now),
                news2 == null || news2.at() < oldest ? null : ScoreViews.of(news2),
                patient.models().values().stream()
                        .filter(model -> model.at() >= oldest)
                        .map(model ->
                                ScoreViews.of(model, ward.policy().anomaly().threshold()))
                        .toList(),
                patient.risks().values().stream()
                        .filter(risk -> risk.at() >= oldest)
                        .map(RiskView::of)
                        .toList(),
                devices(ward, patient),
                alarms.stream()
                        .map(Alert::priority)
                        .max(Comparator.naturalOrder())
                        .map(Priority::name)
                        .orElse(null),
                alarms.stream().map(AlarmView::of).toList(),
                ward.pause(patient.id(), now),
                own == null ? null : own.setAt(),
                Told.time(patient.lastReceivedAt()));
    }

    private static Map<String, Vital> vitals(
            Ward ward, WardPatient patient, @Nullable OwnLimits own, List<Alert> alarms, long now) {
        Map<VitalSign, VitalLimits> holding = ward.policy().limitsWith(own);
        Map<String, Vital> vitals = new LinkedHashMap<>();
        patient.latest().forEach((vital, readings) -> {
            Reading reading = shown(vital, readings, alarms, now);
            if (reading.at() >= now - ward.history().toMillis()) {
                VitalLimits limits = holding.get(vital);
                boolean isOwn = own != null && own.limits().containsKey(vital);
                vitals.put(
                        vital.field(),
                        new Vital(
                                vital.rounded(reading.value()),
                                vital.displayUnit(),
                                reading.at(),
                                reading.late(),
                                reading.usable(),
                                readings.hasSeveralSince(now - Source.STANDS)
                                        ? reading.source().device().value()
                                        : null,
                                limits == null ? null : LimitsView.of(limits, isOwn)));
            }
        });
        return vitals;
    }

    /** The value that NEWS2 would read; but beside an alarm that is on, that of its device, or the number belies the alarm. */
    private static Reading shown(VitalSign vital, VitalReadings readings, List<Alert> alarms, long now) {
        for (Alert alarm : alarms) {
            boolean isOn = alarm.standing().presence() instanceof Presence.On;
            if (isOn && !alarm.kind().isTechnical() && vital.equals(alarm.kind().vital())) {
                Reading alarming = readings.of(alarm.device());
                return alarming == null ? readings.counted(now) : alarming;
            }
        }
        return readings.counted(now);
    }

    /** What the patient wears, whether it was heard or not, and what is heard of them though nobody said whose it is. */
    private static List<Device> devices(Ward ward, WardPatient patient) {
        Map<String, Device> devices = new TreeMap<>();
        for (Wearers.Worn worn : ward.wearers().wornBy(patient.id())) {
            String id = worn.device().value();
            devices.put(id, new Device(id, worn.assignment().kind().name(), null, null, null));
        }
        patient.devices().forEach((device, news) -> devices.put(device.value(), device(device, news)));
        return new ArrayList<>(devices.values());
    }

    private static Device device(DeviceId id, DeviceNews news) {
        return new Device(
                id.value(),
                news.kind().name(),
                Told.number(news.battery()),
                Told.number(news.signalQuality()),
                news.receivedAt());
    }
}

package dev.wardstream.alarm;

import dev.wardstream.state.StateReader;
import dev.wardstream.state.StateWriter;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.words.Phrase;
import dev.wardstream.words.Said;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Which vitals a device measures, and which of them it no longer does although it goes on to speak: a probe that fell off. How
 * often each is measured is learned from its gaps, so that a cuff is missed by its own rhythm. It is judged when the device
 * speaks, so that a device that says nothing at all is silent and has lost no vital. All times are event time, epoch
 * milliseconds.
 *
 * <p>What is watched is in one table, {@link #MEASURED}, and whatever has limits. Not watched are what people chart (coma scale,
 * inspired oxygen), what comes of another vital that is watched (diastolic and mean pressure, perfusion index), and what nobody
 * is called for (motion, electrodermal activity, skin temperature).
 */
final class VitalPresence {
    private static final Set<VitalSign> MEASURED = EnumSet.of(
            VitalSign.HEART_RATE,
            VitalSign.RESPIRATORY_RATE,
            VitalSign.SPO2,
            VitalSign.SYSTOLIC_PRESSURE,
            VitalSign.BODY_TEMPERATURE,
            VitalSign.BLOOD_GLUCOSE,
            VitalSign.END_TIDAL_CO2);
    private static final VitalSign[] VITALS = VitalSign.values();

    private final List<Track> tracks = new ArrayList<>(2);
    private long newest = Long.MIN_VALUE;

    /** Takes in a live sample. */
    void observe(PatientSample sample, AlarmPolicy policy, Conditions conditions, Announcements out) {
        long at = sample.measuredAt();
        if (at < newest) {
            return;
        }
        newest = at;
        Readings readings = sample.sample().readings();
        for (int i = 0; i < tracks.size(); i++) {
            Track track = tracks.get(i);
            if (readings.has(track.vital)) {
                if (track.isLost()) {
                    found(track, sample, out);
                }
                track.measured(at);
            } else if (track.isMissed(at, policy.vitalLostAfter().millis(sample.kind()))) {
                lost(track, sample, conditions, out);
            }
        }
        for (VitalSign vital : VITALS) {
            if (readings.has(vital) && isWatched(vital, policy) && !isTracked(vital)) {
                tracks.add(new Track(vital, at));
            }
        }
    }

    private static boolean isWatched(VitalSign vital, AlarmPolicy policy) {
        return MEASURED.contains(vital) || policy.limitsOf(vital) != null;
    }

    private boolean isTracked(VitalSign vital) {
        for (int i = 0; i < tracks.size(); i++) {
            if (tracks.get(i).vital == vital) {
                return true;
            }
        }
        return false;
    }

    /** The device is back from a silence that was told: what was not measured meanwhile was not lost. */
    void resumed(long at) {
        for (Track track : tracks) {
            track.last = Math.max(track.last, at);
        }
    }

    /** The device was taken off: nothing of it is waited for. */
    void release(DeviceId device, DeviceKind kind, Location location, long now, Announcements out) {
        for (Track track : tracks) {
            if (track.isLost()) {
                Said text = Said.of("released", track.vital.field(), device, now - track.lostSince);
                tell(Alert.Event.CEASED, track, device, location, now, now, text, Recurrence.FIRST, out);
            }
        }
        tracks.clear();
        newest = Long.MIN_VALUE;
    }

    private void lost(Track track, PatientSample sample, Conditions conditions, Announcements out) {
        track.lostSince = track.last;
        track.priority = isAlarmed(track.vital, conditions) ? Priority.MEDIUM : Priority.LOW;
        Recurrence recurrence =
                out.recurrence(AlarmKind.VITAL_LOST, about(track, sample.device()), newest, sample.kind());
        Said text = Said.of(
                "vital.lost",
                track.vital.field(),
                newest - track.lostSince,
                Phrase.wordOf(sample.kind()),
                sample.device());
        tell(
                Alert.Event.RAISED,
                track,
                sample.device(),
                sample.location(),
                newest,
                sample.receivedAt(),
                out.often(text, recurrence, sample.kind()),
                recurrence,
                out);
    }

    private void found(Track track, PatientSample sample, Announcements out) {
        Said text = Said.of(
                "vital.lost.over",
                track.vital.field(),
                Phrase.wordOf(sample.kind()),
                sample.device(),
                newest - track.lostSince);
        tell(
                Alert.Event.CEASED,
                track,
                sample.device(),
                sample.location(),
                newest,
                sample.receivedAt(),
                text,
                Recurrence.FIRST,
                out);
        track.lostSince = Held.NEVER;
    }

    private static boolean isAlarmed(VitalSign vital, Conditions conditions) {
        Condition high = conditions.find(LimitRule.kindOf(vital, true));
        Condition low = conditions.find(LimitRule.kindOf(vital, false));
        return (high != null && high.isOn()) || (low != null && low.isOn());
    }

    private static void tell(
            Alert.Event event,
            Track track,
            DeviceId device,
            Location location,
            long at,
            long receivedAt,
            Said text,
            Recurrence recurrence,
            Announcements out) {
        String about = about(track, device);
        out.add(Signal.ofDevice(
                out.id(AlarmKind.VITAL_LOST, about, track.lostSince),
                AlarmKind.VITAL_LOST,
                about,
                location,
                device,
                track.priority,
                event,
                track.lostSince,
                at,
                receivedAt,
                text,
                recurrence));
    }

    private static String about(Track track, DeviceId device) {
        return device + "/" + track.vital.field();
    }

    void writeTo(StateWriter out) {
        out.time(newest);
        out.items(tracks.size());
        for (Track track : tracks) {
            out.symbol(track.vital);
            out.number(newest - track.last);
            out.number(track.gap);
            out.number(track.readings);
            if (out.present(track.isLost())) {
                out.time(track.lostSince);
                out.symbol(track.priority);
            }
        }
        out.end();
    }

    static VitalPresence readFrom(StateReader in) {
        VitalPresence presence = new VitalPresence();
        presence.newest = in.time();
        for (int left = in.items(); left > 0; left = in.left(left)) {
            Track track = new Track(in.symbol(VitalSign.class), presence.newest - in.number());
            track.gap = in.number();
            track.readings = (int) in.number();
            if (in.present()) {
                track.lostSince = in.time();
                track.priority = in.symbol(Priority.class);
            }
            presence.tracks.add(track);
        }
        return presence;
    }

    /** One vital that a device measures, or did. */
    private static final class Track {
        /** From so many readings on a vital is measured steadily. */
        private static final int STEADY = 10;
        /** How many readings may be missed. */
        private static final int MISSED = 3;
        /** A gap counts as this many of those that were usual, at most: one pause is not how often a vital is measured. */
        private static final int PAUSE = 4;

        private final VitalSign vital;
        private long last;
        /** How far apart readings are when they are far apart, milliseconds: it follows longer gaps soon, shorter ones slowly. */
        private long gap;

        private int readings = 1;
        private long lostSince = Held.NEVER;
        private Priority priority = Priority.LOW;

        Track(VitalSign vital, long last) {
            this.vital = vital;
            this.last = last;
        }

        boolean isLost() {
            return lostSince != Held.NEVER;
        }

        boolean isMissed(long at, long after) {
            return readings >= STEADY && !isLost() && at - last >= Math.max(after, MISSED * gap);
        }

        void measured(long at) {
            long measured = at - last;
            if (measured <= 0) {
                return;
            }
            last = at;
            if (gap == 0) {
                gap = measured;
            } else if (measured > gap) {
                gap += (Math.min(measured, PAUSE * gap) - gap) / 4;
            } else {
                gap -= (gap - measured) / 16;
            }
            readings = Math.min(readings + 1, STEADY);
        }
    }
}

package dev.wardstream.ward;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All beds as JSON, brought up to date on demand: each is encoded once for each change, however many look. Once a minute all are
 * encoded anew, for their trends move on by themselves, and what is too old goes.
 */
final class EncodedBeds {
    /** How many of those who left are remembered, for streams that are told only now and then. */
    private static final int MOST_GONE = 1_000;

    private final SharedWard ward;
    private final Map<String, EncodedBed> beds = new TreeMap<>();
    private final List<Gone> gone = new ArrayList<>();
    private long version;
    private long seen = -1;
    private long minute = Long.MIN_VALUE;
    private List<WardView> wards = List.of();

    /** Somebody left a ward; where they moved to another, they are still there. */
    private record Gone(String patient, String ward, long at) {}

    private record Fresh(BedView bed, @Nullable Map<String, List<@Nullable Double>> trend) {}

    private record Look(List<Fresh> fresh, Map<String, String> there, List<WardView> wards, long revision) {}

    EncodedBeds(SharedWard ward) {
        this.ward = ward;
    }

    /** Takes in what has changed; the version of all of it. */
    synchronized long refresh() {
        long now = ward.now();
        long nowMinute = Math.floorDiv(now, Trends.MINUTE);
        boolean all = nowMinute != minute;
        Look look = ward.read(state -> look(state, now, all));
        version++;
        removeAllBut(look.there());
        look.fresh().forEach(this::encode);
        wards = look.wards();
        seen = look.revision();
        minute = nowMinute;
        return version;
    }

    /** The beds that somebody sees, in the order of beds. */
    synchronized List<byte[]> full(Sight sight) {
        return inOrder(sight).map(EncodedBed::full).toList();
    }

    /** What has changed of them since a version. */
    synchronized List<byte[]> since(long since, Sight sight) {
        return inOrder(sight)
                .filter(bed -> bed.factsAt() > since)
                .map(bed -> bed.since(since))
                .toList();
    }

    /** Who has left what somebody sees since a version. */
    synchronized List<String> goneSince(long since, Sight sight) {
        return gone.stream()
                .filter(each -> each.at() > since)
                .filter(each -> sight.has(each.ward()))
                .map(Gone::patient)
                .filter(patient -> !isIn(patient, sight))
                .distinct()
                .toList();
    }

    synchronized List<WardView> wards() {
        return wards;
    }

    /** The ward that a patient was told to lie on last; null where they were not told of. */
    synchronized @Nullable String lastPlaceOf(String patient) {
        EncodedBed bed = beds.get(patient);
        return bed == null ? null : bed.bed().ward();
    }

    private boolean isIn(String patient, Sight sight) {
        EncodedBed bed = beds.get(patient);
        return bed != null && bed.isIn(sight);
    }

    private Stream<EncodedBed> inOrder(Sight sight) {
        return beds.values().stream()
                .filter(bed -> bed.isIn(sight))
                .sorted(Comparator.comparing(EncodedBed::bed, BedView.BY_BED));
    }

    private Look look(Ward state, long now, boolean all) {
        List<Fresh> fresh = new ArrayList<>();
        Map<String, String> there = new HashMap<>();
        for (WardPatient patient : state.patients()) {
            there.put(patient.id().value(), patient.location().ward());
            if (all || patient.changed() > seen) {
                boolean withTrend = all || patient.trendChanged() > seen || isNewOn(patient);
                fresh.add(new Fresh(
                        BedView.of(state, patient, now), withTrend ? TrendViews.lastHour(patient, now) : null));
            }
        }
        return new Look(fresh, there, WardView.of(state), state.revision());
    }

    /** Whether nobody on the patient's ward has been told of them. */
    private boolean isNewOn(WardPatient patient) {
        EncodedBed known = beds.get(patient.id().value());
        return known == null || !known.bed().ward().equals(patient.location().ward());
    }

    private void encode(Fresh fresh) {
        String patient = fresh.bed().patient();
        EncodedBed known = beds.get(patient);
        if (known != null && !known.bed().ward().equals(fresh.bed().ward())) {
            remember(new Gone(patient, known.bed().ward(), version));
        }
        byte[] facts = Json.bytes(fresh.bed());
        if (fresh.trend() == null && known != null) {
            beds.put(patient, new EncodedBed(fresh.bed(), facts, version, known.trend(), known.trendAt()));
        } else {
            byte[] trend = Json.bytes(fresh.trend() == null ? Map.of() : fresh.trend());
            beds.put(patient, new EncodedBed(fresh.bed(), facts, version, trend, version));
        }
    }

    private void removeAllBut(Map<String, String> there) {
        Iterator<Map.Entry<String, EncodedBed>> all = beds.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<String, EncodedBed> bed = all.next();
            if (!there.containsKey(bed.getKey())) {
                remember(new Gone(bed.getKey(), bed.getValue().bed().ward(), version));
                all.remove();
            }
        }
    }

    private void remember(Gone one) {
        if (gone.size() == MOST_GONE) {
            gone.remove(0);
        }
        gone.add(one);
    }
}

package dev.wardstream.handover;

import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.OwnLimits;
import dev.wardstream.handover.PatientHandover.Leaving;
import dev.wardstream.handover.PatientHandover.Worn;
import dev.wardstream.handover.Spell.Calling;
import dev.wardstream.score.News2;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a shift knows of one patient, record by record. Mutable. */
final class PatientFacts {
    private static final Calling NOBODY = new Calling(0, null);

    private final PatientId id;
    private final Span span;
    private final Map<String, SpellFold> spells = new LinkedHashMap<>();
    private final Map<String, Calling> episodes = new HashMap<>();
    /** Where they lay from when on, as far as it changed. */
    private final TreeMap<Long, Location> places = new TreeMap<>();

    private final List<Worn> devices = new ArrayList<>();
    private final Course news2;
    private @Nullable OwnLimits limits;
    private long seenAt = Long.MIN_VALUE;

    PatientFacts(PatientId id, Span span) {
        this.id = id;
        this.span = span;
        this.news2 = new Course(span);
    }

    void take(Alert event) {
        SpellFold spell = spells.get(event.id());
        if (spell == null) {
            spell = new SpellFold(span, event);
            spells.put(event.id(), spell);
        } else {
            spell.take(event);
        }
        String episode = spell.episode();
        episodes.put(
                episode, new Calling(event.standing().level(), event.standing().assignee()));
        seen(event.receivedAt());
        if (spell.isOfBefore()) {
            spells.remove(event.id());
            if (spells.values().stream().noneMatch(other -> other.episode().equals(episode))) {
                episodes.remove(episode);
            }
        }
    }

    void take(News2 score) {
        news2.take(score);
        seen(score.at());
    }

    void wears(Worn worn) {
        devices.add(worn);
    }

    void limits(@Nullable OwnLimits own) {
        limits = own;
    }

    void liesAt(Location place, long at) {
        Map.Entry<Long, Location> before = places.floorEntry(at);
        if (before == null || !before.getValue().equals(place)) {
            places.put(at, place);
        }
        Map.Entry<Long, Location> next = places.higherEntry(at);
        if (next != null && next.getValue().equals(place)) {
            places.remove(next.getKey());
        }
    }

    private void seen(long at) {
        seenAt = Math.max(seenAt, at);
    }

    /** The wards where they lay. */
    Set<String> wards() {
        return places.values().stream().map(Location::ward).collect(Collectors.toSet());
    }

    /** Whether they were there in the shift: heard of, with a device, admitted of late, or with an alarm that nobody has seen. */
    boolean wereThere(Stay stay) {
        return seenAt >= span.from() || !devices.isEmpty() || stay.admittedTo() != null || !spells.isEmpty();
    }

    /** The episodes that called somebody in the shift. */
    Set<String> callingEpisodes() {
        return spells.values().stream()
                .filter(spell -> spell.spell(NOBODY).calls() > 0)
                .map(SpellFold::episode)
                .collect(Collectors.toSet());
    }

    /** The bed of a ward where they lay last; null where they lay in none. */
    @Nullable Location bedOn(String ward) {
        return places.descendingMap().values().stream()
                .filter(place -> place.ward().equals(ward))
                .findFirst()
                .orElse(null);
    }

    /**
     * Their handover on a ward where they lay.
     *
     * @param stay what people said of the stay
     */
    PatientHandover on(String ward, Location bed, Stay stay, List<String> unreached) {
        Leaving left = left(ward, stay);
        if (left != null) {
            // Who left is another ward's patient: how they were is not this one's any more.
            return new PatientHandover(
                    id, bed, left, List.of(), List.of(), null, null, 0, List.of(), new Course(span).trend(), List.of());
        }
        List<Spell> all = spells.values().stream()
                .map(spell -> spell.spell(episodes.getOrDefault(spell.episode(), NOBODY)))
                .sorted(Comparator.comparingLong(spell -> spell.newest().onset()))
                .toList();
        List<Spell> open = all.stream().filter(Spell::isOpen).toList();
        List<Spell> ofTheShift =
                all.stream().filter(spell -> spell.over() >= span.from()).toList();
        return new PatientHandover(
                id,
                bed,
                null,
                open,
                ofTheShift,
                stay.pause(span.to()),
                limits != null && limits.expiresAt() > span.to() ? limits : null,
                limits != null && span.has(limits.expiresAt()) ? limits.expiresAt() : 0,
                devices,
                news2.trend(),
                unreached);
    }

    /** The calls that the patient made on a ward in the shift: also of one who has left since. */
    List<Spell> callsOn(String ward) {
        return spells.values().stream()
                .map(spell -> spell.spell(NOBODY))
                .filter(spell -> spell.calls() > 0)
                .filter(spell -> spell.newest().location().ward().equals(ward))
                .toList();
    }

    private @Nullable Leaving left(String ward, Stay stay) {
        Map.Entry<Long, Location> last = places.lastEntry();
        if (last != null && !last.getValue().ward().equals(ward)) {
            return new Leaving(last.getKey(), last.getValue());
        }
        boolean isWorn = devices.stream().anyMatch(Worn::isOn);
        return stay.dischargedAt() == Long.MIN_VALUE || isWorn ? null : new Leaving(stay.dischargedAt(), null);
    }
}

package dev.wardstream.notify;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigUtil;
import dev.wardstream.settings.ConfigFault;
import dev.wardstream.settings.Hocon;
import dev.wardstream.vitals.PersonName;
import dev.wardstream.words.Wording;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** A rota as its file writes it (HOCON); {@code rota-example.conf} documents it. */
final class RotaFile {
    private static final Set<String> TOP = Set.of("zone", "language", "people", "wards", "default");
    private static final Set<String> WARD = Set.of("wards", "beds", "zone", "shifts");
    private static final Set<String> SHIFT = Set.of("from", "to", "levels");

    private final Set<String> channels;
    private final Map<String, Person> people = new LinkedHashMap<>();

    private RotaFile(Set<String> channels) {
        this.channels = channels;
    }

    /**
     * @param origin the file's name, for errors
     * @param channels what the settings offer besides the console: webhooks by name, and {@code email}
     * @throws IllegalArgumentException naming file, line and setting of what is wrong, and no value: it may be a secret
     */
    static Rota parse(String text, String origin, Set<String> channels) {
        try {
            return new RotaFile(channels).rota(Hocon.parse(text, origin));
        } catch (ConfigException e) {
            throw new IllegalArgumentException("in the rota: " + ConfigFault.of(e));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("in the rota: " + e.getMessage());
        }
    }

    private Rota rota(Config config) {
        requireKnown(config, TOP, "");
        ZoneId zone = zone(config, "zone");
        Locale language = language(config, "", Locale.ENGLISH);
        Config persons = config.getConfig("people");
        for (String name : persons.root().keySet()) {
            String path = "people." + name;
            Config person = persons.getConfig(quoted(name));
            requireKnown(person, Set.of("by", "language"), path + ".");
            Locale theirs = language(person, path + ".", language);
            Person known =
                    people.put(PersonName.folded(name), at(person, path, () -> new Person(name, ways(person), theirs)));
            if (known != null) {
                throw wrong(person, path, "and people." + known.name() + " are one name");
            }
        }
        List<WardRota> wards = new ArrayList<>();
        List<? extends Config> entries = config.hasPath("wards") ? config.getConfigList("wards") : List.of();
        for (int i = 0; i < entries.size(); i++) {
            wards.add(ward(entries.get(i), "wards[" + i + "].", zone));
        }
        Config others = config.getConfig("default");
        requireKnown(others, Set.of("zone", "shifts"), "default.");
        return new Rota(
                people,
                wards,
                WardRota.everywhere(
                        others.hasPath("zone") ? zone(others, "default.zone") : zone, shifts(others, "default.")),
                language);
    }

    private List<Way> ways(Config person) {
        List<Way> ways = person.getStringList("by").stream().map(Way::parse).toList();
        for (Way way : ways) {
            if (!(way instanceof Way.Console) && !channels.contains(way.channel())) {
                throw new IllegalArgumentException(
                        way instanceof Way.Email
                                ? "e-mail is not set up: set notify.mail.host"
                                : "a webhook of no such name is in notify.webhooks, which has " + webhooks());
            }
        }
        return ways;
    }

    private String webhooks() {
        List<String> names = channels.stream()
                .filter(channel -> !channel.equals(Way.Email.CHANNEL))
                .sorted()
                .toList();
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    private WardRota ward(Config ward, String path, ZoneId zone) {
        requireKnown(ward, WARD, path);
        List<String> wards = ward.getStringList("wards");
        if (wards.isEmpty()) {
            throw wrong(ward, path + "wards", "must name a ward");
        }
        return new WardRota(
                WardRota.names(wards),
                WardRota.names(ward.hasPath("beds") ? ward.getStringList("beds") : List.of()),
                ward.hasPath("zone") ? zone(ward, path + "zone") : zone,
                shifts(ward, path));
    }

    private List<Shift> shifts(Config ward, String path) {
        List<Shift> shifts = new ArrayList<>();
        List<? extends Config> entries = ward.getConfigList("shifts");
        for (int i = 0; i < entries.size(); i++) {
            shifts.add(shift(entries.get(i), path + "shifts[" + i + "]."));
        }
        LocalTime gap = Shift.gapIn(shifts);
        if (gap != null) {
            throw wrong(ward, path + "shifts", "leave a gap: nobody is on duty at " + gap);
        }
        return shifts;
    }

    private Shift shift(Config shift, String path) {
        requireKnown(shift, SHIFT, path);
        List<List<Person>> levels = new ArrayList<>();
        for (Object level : shift.getList("levels").unwrapped()) {
            levels.add(level(shift, level, path + "levels[" + levels.size() + "]"));
        }
        if (levels.isEmpty()) {
            throw wrong(shift, path + "levels", "must have at least one level");
        }
        return new Shift(time(shift, "from", path), time(shift, "to", path), levels);
    }

    private List<Person> level(Config shift, Object names, String path) {
        List<?> level = names instanceof List<?> list ? list : List.of(names);
        if (level.isEmpty()) {
            throw wrong(shift, path, "is empty: name somebody, or leave the level out");
        }
        List<Person> found = new ArrayList<>();
        for (Object name : level) {
            Person person = people.get(PersonName.folded(String.valueOf(name)));
            if (person == null) {
                throw wrong(shift, path, "names somebody who is not among people");
            }
            found.add(person);
        }
        return found;
    }

    private static LocalTime time(Config shift, String name, String path) {
        String text = shift.getString(name);
        try {
            return LocalTime.parse(text.equals("24:00") ? "00:00" : text);
        } catch (DateTimeException e) {
            throw wrong(shift, path + name, "is no time of day, such as 07:30 or 24:00");
        }
    }

    private static Locale language(Config config, String path, Locale otherwise) {
        if (!config.hasPath("language")) {
            return otherwise;
        }
        Locale known = Wording.language(config.getString("language"));
        if (known == null) {
            throw wrong(config, path + "language", "must be one of " + String.join(", ", Wording.languages()));
        }
        return known;
    }

    private static ZoneId zone(Config config, String path) {
        try {
            return ZoneId.of(config.getString("zone"));
        } catch (DateTimeException e) {
            throw wrong(config, path, "is no time zone, such as Europe/Berlin or UTC");
        }
    }

    private static void requireKnown(Config config, Set<String> known, String path) {
        ConfigFault.requireKnown(config, known, path, "is no setting of a rota");
    }

    private static <T> T at(Config config, String path, Supplier<T> read) {
        try {
            return read.get();
        } catch (IllegalArgumentException e) {
            throw wrong(config, path, String.valueOf(e.getMessage()));
        }
    }

    private static IllegalArgumentException wrong(Config config, String path, String what) {
        return ConfigFault.at(config.origin(), path, what);
    }

    private static String quoted(String name) {
        return ConfigUtil.quoteString(name);
    }
}

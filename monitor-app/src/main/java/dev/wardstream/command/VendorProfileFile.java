package dev.wardstream.command;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import dev.wardstream.intake.FieldProfile;
import dev.wardstream.intake.VendorProfile;
import dev.wardstream.settings.ConfigFault;
import dev.wardstream.settings.Hocon;
import dev.wardstream.vitals.VitalSign;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A vendor's profile as its file writes it (HOCON, data alone); {@code vendor-example.conf} documents it. */
final class VendorProfileFile {
    private static final List<String> TOP = List.of("clock", "fields", "meansNothing");
    private static final List<String> FIELD = List.of("meansNothing", "unit");

    private static final String SETTING = "setting of a vendor's profile";

    private VendorProfileFile() {}

    /**
     * @param origin the file's name, for errors
     * @throws IllegalArgumentException naming file, line and setting of what is wrong, and what is allowed
     */
    static VendorProfile parse(String text, String origin) {
        try {
            return profile(Hocon.parse(text, origin));
        } catch (ConfigException e) {
            throw new IllegalArgumentException(ConfigFault.of(e));
        }
    }

    private static VendorProfile profile(Config config) {
        requireKnown(config, TOP, "", SETTING);
        List<Double> everywhere = meansNothing(config);
        Config fields = config.hasPath("fields") ? config.getConfig("fields") : ConfigFactory.empty();
        requireKnown(fields, VendorProfile.FIELDS, "fields.", "field");
        Map<String, FieldProfile> profiles = new HashMap<>();
        for (String name : VendorProfile.FIELDS) {
            if (fields.hasPath(name)) {
                profiles.put(name, field(name, fields.getConfig(name), everywhere));
            } else if (!everywhere.isEmpty()) {
                profiles.put(name, new FieldProfile(false, 1, 0, everywhere));
            }
        }
        return new VendorProfile(profiles, clock(config));
    }

    private static FieldProfile field(String name, Config field, List<Double> everywhere) {
        requireKnown(field, FIELD, "fields." + name + ".", SETTING);
        List<Double> meaningless = new ArrayList<>(everywhere);
        meaningless.addAll(meansNothing(field));
        if (!field.hasPath("unit")) {
            return new FieldProfile(false, 1, 0, meaningless);
        }
        VitalSign vital = VitalSign.ofField(name);
        String unit = field.getString("unit");
        try {
            Ucum.Conversion to = vital == null ? Ucum.toShare(unit) : Ucum.to(vital, unit);
            return new FieldProfile(true, to.factor(), to.offset(), meaningless);
        } catch (IllegalArgumentException e) {
            throw wrong(field, "unit", "fields." + name + ".unit", String.valueOf(e.getMessage()));
        }
    }

    private static List<Double> meansNothing(Config config) {
        return config.hasPath("meansNothing") ? config.getDoubleList("meansNothing") : List.of();
    }

    private static @Nullable ZoneId clock(Config config) {
        if (!config.hasPath("clock")) {
            return null;
        }
        try {
            return ZoneId.of(config.getString("clock"));
        } catch (DateTimeException e) {
            throw wrong(
                    config,
                    "clock",
                    "clock",
                    "is no offset from UTC, such as \"+08:00\", and no zone, such as Asia/Shanghai");
        }
    }

    private static void requireKnown(Config config, List<String> known, String path, String what) {
        ConfigFault.requireKnown(config, known, path, "is no " + what + "; there are " + String.join(", ", known));
    }

    /** @param name of the setting within the config, whose line is told */
    private static IllegalArgumentException wrong(Config config, String name, String path, String what) {
        return ConfigFault.at(config.getValue(name).origin(), path, what);
    }
}

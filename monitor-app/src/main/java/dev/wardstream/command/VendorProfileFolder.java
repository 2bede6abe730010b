package dev.wardstream.command;

import dev.wardstream.intake.VendorProfile;
import dev.wardstream.intake.VendorProfiles;
import dev.wardstream.settings.SmallFile;
import dev.wardstream.vitals.VendorId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The folder of {@code intake.vendorProfiles}: a file {@code <vendor>.conf} for each vendor that has a profile. */
final class VendorProfileFolder {
    private static final String SETTING = "intake.vendorProfiles";
    private static final String SUFFIX = ".conf";

    private VendorProfileFolder() {}

    /** @throws IllegalArgumentException naming the file, and the line where there is one, of what is wrong */
    static VendorProfiles read(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException(SETTING + ": " + folder + " is no folder");
        }
        Map<VendorId, VendorProfile> profiles = new HashMap<>();
        for (Path file : filesIn(folder)) {
            profiles.put(vendorOf(file), profile(file));
        }
        return new VendorProfiles(profiles);
    }

    /** What begins with a dot is no file of a person's: Kubernetes keeps its own such beside those that it mounts. */
    private static List<Path> filesIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file ->
                            nameOf(file).endsWith(SUFFIX) && !nameOf(file).startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new IllegalArgumentException(SETTING + ": " + folder + " cannot be read", e);
        }
    }

    private static VendorId vendorOf(Path file) {
        String name = nameOf(file);
        try {
            return new VendorId(name.substring(0, name.length() - SUFFIX.length()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    file + ": a vendor's profile is named as the vendor in its topic, acme.conf: " + e.getMessage());
        }
    }

    private static VendorProfile profile(Path file) {
        try {
            return VendorProfileFile.parse(SmallFile.read(file), file.toString());
        } catch (IOException e) {
            throw new IllegalArgumentException(SETTING + ": " + file + " cannot be read as UTF-8 text", e);
        }
    }

    private static String nameOf(Path file) {
        return String.valueOf(file.getFileName());
    }
}

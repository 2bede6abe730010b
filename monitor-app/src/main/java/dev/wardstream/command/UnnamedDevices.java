package dev.wardstream.command;

import dev.wardstream.vitals.Assignments;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The devices that are worn and whose vendor nobody has named, as commands that name it, for somebody to look at and run. A
 * device heard from several vendors, or from none of late, is a question and no command.
 */
final class UnnamedDevices {
    private final Map<String, Object> kafka;

    UnnamedDevices(Map<String, Object> kafka) {
        this.kafka = kafka;
    }

    /** A line a device, by its id. */
    List<String> lines() {
        Map<String, SortedSet<String>> heard = new Vendors(kafka).heard();
        return new DeviceHistory(kafka)
                .all().stream()
                        .filter(Assignments::asksForVendor)
                        .map(assignments -> assignments.device().value())
                        .map(device -> line(device, heard.getOrDefault(device, new TreeSet<>())))
                        .toList();
    }

    /** @param vendors on whose topics the device was heard */
    static String line(String device, SortedSet<String> vendors) {
        if (vendors.isEmpty()) {
            return "# wardstream assign " + device + " --vendor …   not heard of late";
        }
        return vendors.size() == 1
                ? "wardstream assign " + device + " --vendor " + vendors.first()
                : "# wardstream assign " + device + " --vendor …   heard from " + String.join(" and ", vendors);
    }
}

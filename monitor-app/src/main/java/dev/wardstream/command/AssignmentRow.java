package dev.wardstream.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wardstream.vitals.Assignment;
import dev.wardstream.vitals.Assignments;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.VendorId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One stretch of a device's history as JSON. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AssignmentRow(
        String device,
        String patient,
        String ward,
        String bed,
        DeviceKind kind,
        @Nullable String vendor,
        String from,
        @Nullable String to) {
    static List<AssignmentRow> all(Assignments history) {
        return history.history().stream()
                .map(each -> new AssignmentRow(
                        history.device().value(),
                        each.patient().value(),
                        each.location().ward(),
                        each.location().bed(),
                        each.kind(),
                        vendorOf(history, each),
                        Instant.ofEpochMilli(each.from()).toString(),
                        each.to() == Assignment.OPEN
                                ? null
                                : Instant.ofEpochMilli(each.to()).toString()))
                .toList();
    }

    private static @Nullable String vendorOf(Assignments history, Assignment stretch) {
        VendorId vendor = history.vendorOf(stretch);
        return vendor == null ? null : vendor.value();
    }
}

package dev.wardstream.wire;

import dev.wardstream.schemas.avro.DeviceAssignment;
import dev.wardstream.schemas.avro.DeviceAssignments;
import dev.wardstream.vitals.Assignment;
import dev.wardstream.vitals.Assignments;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.VendorId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A device's history of assignments as a {@link DeviceAssignments} record. */
final class AssignmentRecords {
    private AssignmentRecords() {}

    static DeviceAssignments toAvro(Assignments assignments) {
        List<DeviceAssignment> history =
                assignments.history().stream().map(AssignmentRecords::toAvro).toList();
        return new DeviceAssignments(assignments.device().value(), history);
    }

    static Assignments toDomain(DeviceAssignments record) {
        List<Assignment> history = record.getAssignments().stream()
                .map(AssignmentRecords::toDomain)
                .toList();
        return new Assignments(new DeviceId(record.getDeviceId()), history);
    }

    private static DeviceAssignment toAvro(Assignment assignment) {
        DeviceAssignment record = new DeviceAssignment();
        record.setPatientId(assignment.patient().value());
        record.setWard(assignment.location().ward());
        record.setBed(assignment.location().bed());
        record.setDeviceKind(SampleRecords.DEVICE_KINDS.toAvro(assignment.kind()));
        record.setFrom(assignment.from());
        VendorId vendor = assignment.vendor();
        record.setVendor(vendor == null ? null : vendor.value());
        record.setTo(assignment.to() == Assignment.OPEN ? null : (Long) assignment.to());
        return record;
    }

    private static Assignment toDomain(DeviceAssignment record) {
        @Nullable Long to = record.getTo();
        @Nullable String vendor = record.getVendor();
        return new Assignment(
                new PatientId(record.getPatientId()),
                new Location(record.getWard(), record.getBed()),
                SampleRecords.DEVICE_KINDS.toDomain(record.getDeviceKind()),
                vendor == null ? null : new VendorId(vendor),
                record.getFrom(),
                to == null ? Assignment.OPEN : to);
    }
}

package dev.wardstream.ward;

import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import io.javalin.http.Context;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What somebody may choose from who asks something of the monitor: people of the rota, free beds, devices that wait. */
final class Choices {
    private static final int MOST_DEVICES = 50;

    private final SharedWard ward;
    private final WardRights rights;
    private final Directory directory;

    /** @param level of the rota at which they are on duty for the bed now; 0 where they are not */
    private record Somebody(String name, int level) {}

    private record Bed(String ward, String bed) {}

    /** @param heardAt when it was heard last, on the ward's clock; null where it was not heard of late */
    private record Device(String device, @Nullable Long heardAt) {}

    Choices(SharedWard ward, WardRights rights, Directory directory) {
        this.ward = ward;
        this.rights = rights;
        this.directory = directory;
    }

    /** Who can take over a patient's alarms; nobody where this monitor calls nobody, and then any name is taken. */
    void people(Context context, PatientId id) {
        rights.requireSight(context, id);
        @Nullable Location bed = ward.<@Nullable Location>read(state -> {
            WardPatient patient = state.patient(id);
            return patient == null ? null : patient.location();
        });
        if (bed == null) {
            throw WardRights.nobody();
        }
        List<Somebody> people = directory.levels(bed, ward.now()).entrySet().stream()
                .map(each -> new Somebody(each.getKey(), each.getValue()))
                .toList();
        answer(context, Map.of("people", people));
    }

    /** The free beds of one's wards, and the devices that nobody wears. */
    void places(Context context) {
        Sight sight = rights.sightOf(context);
        List<Bed> beds = ward.read(state -> state.freeBeds().stream()
                .filter(bed -> sight.has(bed.ward()))
                .map(bed -> new Bed(bed.ward(), bed.bed()))
                .toList());
        context.future(() -> directory
                .waitingDevices()
                .thenAccept(heard -> answer(context, Map.of("beds", beds, "devices", devices(heard)))));
    }

    /** Those that were heard come first, the latest before all. */
    private List<Device> devices(Map<String, Long> heard) {
        Map<String, @Nullable Long> free = new HashMap<>();
        ward.read(state -> state.wearers().free()).forEach(device -> free.put(device.value(), null));
        heard.forEach((device, at) -> {
            @Nullable PatientId wearer =
                    ward.<@Nullable PatientId>read(state -> state.wearers().wearerOf(new DeviceId(device)));
            if (wearer == null) {
                free.put(device, at);
            }
        });
        return free.entrySet().stream()
                .map(each -> new Device(each.getKey(), each.getValue()))
                .sorted(Comparator.<Device>comparingLong(
                                device -> device.heardAt() == null ? Long.MIN_VALUE : device.heardAt())
                        .reversed()
                        .thenComparing(Device::device))
                .limit(MOST_DEVICES)
                .toList();
    }

    private static void answer(Context context, Map<String, ?> choices) {
        context.contentType("application/json")
                .header("Cache-Control", "no-store")
                .result(Json.bytes(choices));
    }
}

package dev.wardstream.simulate;

import dev.wardstream.vitals.Assignment;
import dev.wardstream.vitals.Assignments;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.VendorId;
import java.util.List;
import java.util.Locale;

/**
 * A bed of the simulated ward. Of every three beds the second has a patient who is up and about, with a wearable and a cuff
 * that comes by; the others have a bedside monitor.
 *
 * @param number from 0
 */
record Bed(int number) {
    private static final int BEDS_A_WARD = 24;
    private static final int BEDS_A_ROOM = 3;
    private static final List<DeviceModel> AT_THE_BEDSIDE = List.of(DeviceModel.ACME_MONITOR);
    private static final List<DeviceModel> UP_AND_ABOUT = List.of(DeviceModel.LIFEBAND, DeviceModel.ACME_CUFF);

    boolean isWearable() {
        return number % BEDS_A_ROOM == 1;
    }

    /** This bed's position among the beds of its kind, from 0. */
    int positionAmongItsKind() {
        int rooms = number / BEDS_A_ROOM;
        return isWearable() ? rooms : number - (number + 1) / BEDS_A_ROOM;
    }

    /** How many of a ward's beds are of a kind. */
    static int countOf(boolean wearable, int beds) {
        int wearables = (beds + 1) / BEDS_A_ROOM;
        return wearable ? wearables : beds - wearables;
    }

    PatientId patient() {
        return new PatientId(String.format(Locale.ROOT, "sim-%04d", number + 1));
    }

    Location location() {
        return new Location(
                "ward-" + (number / BEDS_A_WARD + 1), String.format(Locale.ROOT, "bed-%02d", number % BEDS_A_WARD + 1));
    }

    List<DeviceModel> models() {
        return isWearable() ? UP_AND_ABOUT : AT_THE_BEDSIDE;
    }

    DeviceId device(DeviceModel model) {
        return new DeviceId(String.format(Locale.ROOT, "%s-%s-%04d", model.vendor(), model.code(), number + 1));
    }

    /** Who wears this bed's devices: its patient, from an instant on (epoch milliseconds). */
    List<Assignments> assignments(long from) {
        return models().stream()
                .map(model -> new Assignments(
                        device(model),
                        List.of(new Assignment(
                                patient(),
                                location(),
                                model.kind(),
                                new VendorId(model.vendor()),
                                from,
                                Assignment.OPEN))))
                .toList();
    }
}

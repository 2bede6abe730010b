package dev.wardstream.alarm;

import dev.wardstream.alarm.AlarmCommand.Action;
import dev.wardstream.alarm.AlarmInput.Commanded;
import dev.wardstream.alarm.OwnLimits.Change;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.VitalSign;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random people who answer a patient's alarms: mostly in time, sometimes late, twice, ahead of the clock or about nothing. */
final class Staff {
    private static final long MINUTE = 60_000;

    private final Random random;
    private final List<String> ids = new ArrayList<>(List.of("nothing of the kind"));
    private final List<AlarmCommand> said = new ArrayList<>();

    Staff(long seed) {
        this.random = new Random(seed);
    }

    void see(List<Alert> alerts) {
        for (Alert alert : alerts) {
            ids.add(alert.id());
            ids.add(
                    alert.standing().episode().isEmpty()
                            ? alert.id()
                            : alert.standing().episode());
        }
    }

    Commanded speak(long now) {
        if (!said.isEmpty() && random.nextInt(10) == 0) {
            return new Commanded(said.get(random.nextInt(said.size())), now);
        }
        AlarmCommand command = new AlarmCommand(
                "c-" + said.size(), Story.PATIENT, issuedAt(now), "staff-" + random.nextInt(3), action(now));
        said.add(command);
        return new Commanded(command, now);
    }

    private long issuedAt(long now) {
        return switch (random.nextInt(12)) {
            case 0 -> now + 3 * MINUTE;
            case 1 -> now - 70 * MINUTE;
            case 2, 3 -> now - random.nextInt(120_000);
            case 4 -> now + random.nextInt(60_000);
            default -> now;
        };
    }

    private Action action(long now) {
        long until = now + random.nextLong(12 * MINUTE) - MINUTE;
        return switch (random.nextInt(26)) {
            case 0, 1, 2, 3, 4 -> new Action.Acknowledge(id(), "seen");
            case 5, 6, 7, 8 -> new Action.Decline(id(), "busy");
            case 9, 10, 11 -> new Action.HandOver(id(), "nurse-" + random.nextInt(3), "");
            case 12, 13, 14 ->
                new Action.Silence(id(), random.nextInt(9) == 0 ? now + 90 * MINUTE : until, "at the bed");
            case 15, 16, 17 -> new Action.ClearLatched(id());
            case 18, 19 -> new Action.SetLimits(limits(now));
            case 20, 21 -> new Action.Pause(random.nextInt(9) == 0 ? now + 300 * MINUTE : until, "theatre");
            case 22 -> new Action.Resume();
            case 23 -> new Action.Admit(Story.BED);
            case 24 -> random.nextInt(3) == 0 ? new Action.Discharge("home") : new Action.Admit(Story.BED);
            default -> new Action.AssignDevice(new DeviceId("W-3"), DeviceKind.WEARABLE);
        };
    }

    /** Mostly of what was told lately. */
    private String id() {
        int back = random.nextInt(random.nextInt(4) == 0 ? ids.size() : Math.min(4, ids.size()));
        return ids.get(ids.size() - 1 - back);
    }

    private OwnLimits limits(long now) {
        double high = 100 + random.nextInt(50);
        Change change = new Change(Double.NaN, high, Double.NaN, high + random.nextInt(30) - 5, null);
        long setAt = now - MINUTE;
        return new OwnLimits(
                Map.of(VitalSign.HEART_RATE, change),
                false,
                setAt,
                "staff-1",
                "Dr-Roy",
                setAt + 1 + random.nextLong(12 * MINUTE));
    }
}

package dev.wardstream.alarm;

import dev.wardstream.alarm.AlarmCommand.Action;
import dev.wardstream.alarm.AlarmInput.Commanded;
import dev.wardstream.alarm.AlarmInput.Tick;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A random patient, and random people who answer, under the policy that Wardstream comes with.
 *
 * @param reactions what each of the inputs led to
 * @param end the state afterwards
 */
record Timeline(long seed, List<AlarmInput> inputs, List<Reaction> reactions, byte[] end) {
    static final AlarmPolicy POLICY = AlarmPolicy.defaults();

    /** At the end the patient leaves, so that everything that is on is told. */
    static Timeline of(long seed, int count) {
        Random random = new Random(seed);
        int pace = 6_000 << random.nextInt(4);
        Staff staff = new Staff(seed);
        PatientAlarms alarms = PatientAlarms.start(Story.PATIENT, POLICY);
        List<AlarmInput> inputs = new ArrayList<>();
        List<Reaction> reactions = new ArrayList<>();
        for (AlarmInput input : Inputs.ofPatient(seed, count, pace)) {
            take(input, alarms, inputs, reactions);
            staff.see(reactions.get(reactions.size() - 1).alerts());
            while (random.nextInt(5) == 0) {
                take(staff.speak(input.now()), alarms, inputs, reactions);
            }
        }
        long end = inputs.stream().mapToLong(AlarmInput::now).max().orElse(0) + 180_000;
        take(new Tick(end), alarms, inputs, reactions);
        AlarmCommand leave = new AlarmCommand("leave", Story.PATIENT, end, "staff-0", new Action.Discharge(""));
        take(new Commanded(leave, end), alarms, inputs, reactions);
        return new Timeline(seed, List.copyOf(inputs), List.copyOf(reactions), Kept.bytes(alarms));
    }

    private static void take(
            AlarmInput input, PatientAlarms alarms, List<AlarmInput> inputs, List<Reaction> reactions) {
        inputs.add(input);
        reactions.add(alarms.step(input));
    }

    List<Alert> alerts() {
        return alertsOf(reactions);
    }

    static List<Alert> alertsOf(List<Reaction> reactions) {
        return reactions.stream()
                .flatMap(reaction -> reaction.alerts().stream())
                .toList();
    }
}

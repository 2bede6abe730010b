package dev.wardstream.alarm;

import dev.wardstream.state.StateReader;
import dev.wardstream.state.StateWriter;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.wire.StateFormat;

/** A patient's alarms as they are kept, in a state that holds nothing else. */
final class Kept {
    private Kept() {}

    static byte[] bytes(PatientAlarms alarms) {
        StateWriter out = StateFormat.PATIENT.writer().begin(Math.max(0, alarms.newest()));
        out.number(-1); // no offset
        alarms.writeTo(out);
        out.present(false); // no NEWS2
        out.end(); // no flat lines
        out.end(); // no windows
        return out.toBytes();
    }

    static PatientAlarms alarms(PatientId patient, AlarmPolicy policy, byte[] bytes) {
        StateReader in = StateFormat.PATIENT.reader(bytes).begin();
        in.number();
        PatientAlarms alarms = PatientAlarms.readFrom(in, patient, policy);
        in.present();
        in.items();
        in.items();
        in.requireEnd();
        return alarms;
    }

    /** The same after a restart. */
    static PatientAlarms restarted(PatientAlarms alarms, PatientId patient, AlarmPolicy policy) {
        return alarms(patient, policy, bytes(alarms));
    }

    /** A writer for a part of a state. */
    static StateWriter writer(long base) {
        return StateFormat.PATIENT.writer().begin(base);
    }

    /** Reads what such a writer wrote. */
    static StateReader reader(StateWriter written) {
        return StateFormat.PATIENT.reader(written.toBytes()).begin();
    }
}

package dev.wardstream.schemas;

import dev.wardstream.schemas.avro.AlarmBudget;
import dev.wardstream.schemas.avro.AlarmCount;
import dev.wardstream.schemas.avro.AlarmLimits;
import dev.wardstream.schemas.avro.Alert;
import dev.wardstream.schemas.avro.AlertCommand;
import dev.wardstream.schemas.avro.AuditEntry;
import dev.wardstream.schemas.avro.CommandOutcome;
import dev.wardstream.schemas.avro.DeviceAssignments;
import dev.wardstream.schemas.avro.DeviceNotice;
import dev.wardstream.schemas.avro.Heartbeat;
import dev.wardstream.schemas.avro.Notification;
import dev.wardstream.schemas.avro.PatientState;
import dev.wardstream.schemas.avro.PatientVitals;
import dev.wardstream.schemas.avro.Score;
import dev.wardstream.schemas.avro.VitalSigns;
import dev.wardstream.schemas.avro.WindowStep;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;

/** The records that stand on a topic by themselves. */
final class Records {
    static final List<Class<? extends SpecificRecordBase>> ALL = List.of(
            VitalSigns.class,
            DeviceAssignments.class,
            PatientVitals.class,
            Score.class,
            Alert.class,
            AlertCommand.class,
            CommandOutcome.class,
            AlarmLimits.class,
            AlarmCount.class,
            AlarmBudget.class,
            Notification.class,
            Heartbeat.class,
            DeviceNotice.class,
            AuditEntry.class);

    /** The records that the monitor keeps its state in: nobody else writes them. */
    static final List<Class<? extends SpecificRecordBase>> STATE = List.of(PatientState.class, WindowStep.class);

    private Records() {}
}

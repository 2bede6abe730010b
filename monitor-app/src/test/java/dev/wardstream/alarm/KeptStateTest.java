package dev.wardstream.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.schemas.RecordUpgrade;
import dev.wardstream.schemas.avro.PatientState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;

/** What hand-tuned code writes of very ill patients is the record of the schema, field for field: Avro itself reads and writes it so. */
class KeptStateTest {
    private static final Schema SCHEMA = PatientState.getClassSchema();
    private static final int HEADER = RecordUpgrade.headerOf(SCHEMA).length;

    @Test
    void avroReadsAndWritesTheSameBytes() throws IOException {
        Set<String> met = new HashSet<>();
        for (byte[] state : states()) {
            BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(state, HEADER, state.length - HEADER, null);
            GenericRecord record = new GenericDatumReader<GenericRecord>(SCHEMA).read(null, decoder);
            assertThat(decoder.isEnd()).isTrue();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.writeBytes(RecordUpgrade.headerOf(SCHEMA));
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
            new GenericDatumWriter<GenericRecord>(SCHEMA).write(record, encoder);
            encoder.flush();
            assertThat(out.toByteArray()).isEqualTo(state);
            collect(record, met);
        }
        assertThat(met)
                .as("records of the schema that these patients have met")
                .contains(
                        "EpisodeState",
                        "AlarmState",
                        "AcknowledgedState",
                        "SilencedState",
                        "LimitsState",
                        "TrackState",
                        "ClearState",
                        "PastState",
                        "UnknownState",
                        "FaultState",
                        "ToldScoreState",
                        "AnomalyState",
                        "SilenceState",
                        "RhythmState",
                        "EndingState",
                        "RaisedState",
                        "JudgedState");
    }

    private static void collect(Object value, Set<String> met) {
        if (value instanceof GenericRecord record) {
            met.add(record.getSchema().getName());
            record.getSchema().getFields().forEach(field -> {
                if (record.get(field.pos()) != null) {
                    collect(record.get(field.pos()), met);
                }
            });
        } else if (value instanceof List<?> list) {
            list.forEach(each -> collect(each, met));
        }
    }

    /** Now and then in the lives of random patients whose staff answers, orders and forgets. */
    private static List<byte[]> states() {
        List<byte[]> states = new ArrayList<>();
        for (long seed = 1; seed <= 8; seed++) {
            Timeline timeline = Timeline.of(seed, 300);
            Random random = new Random(seed);
            PatientAlarms alarms = PatientAlarms.start(Story.PATIENT, Timeline.POLICY);
            for (AlarmInput input : timeline.inputs()) {
                alarms.step(input);
                if (random.nextInt(20) == 0) {
                    states.add(Kept.bytes(alarms));
                }
            }
        }
        return states;
    }
}

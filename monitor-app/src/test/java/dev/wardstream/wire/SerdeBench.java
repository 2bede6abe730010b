package dev.wardstream.wire;

import dev.wardstream.schemas.AvroCodec;
import dev.wardstream.schemas.avro.PatientVitals;
import dev.wardstream.schemas.avro.Score;
import dev.wardstream.schemas.avro.VitalSigns;
import dev.wardstream.score.PatientScore;
import dev.wardstream.vitals.DeviceSample;
import dev.wardstream.vitals.PatientSample;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Nanoseconds and bytes of heap a record read or written, by Avro and by hand. Run its main by hand; the tests do not. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SerdeBench {
    private static final int RECORDS = 256;

    @Param({"avro", "hand"})
    public String by = "hand";

    private final DeviceSample[] sent = new DeviceSample[RECORDS];
    private final byte[][] sentBytes = new byte[RECORDS][];
    private final PatientSample[] accepted = new PatientSample[RECORDS];
    private final byte[][] acceptedBytes = new byte[RECORDS][];
    private final PatientScore[] scores = new PatientScore[RECORDS];
    private RecordSerde<DeviceSample, VitalSigns> devices =
            new RecordSerde<>(VitalSigns.class, SampleRecords::toAvro, SampleRecords::toDomain);
    private RecordSerde<PatientSample, PatientVitals> patients =
            new RecordSerde<>(PatientVitals.class, SampleRecords::toAvro, SampleRecords::toDomain);
    private RecordSerde<PatientScore, Score> ofScores =
            new RecordSerde<>(Score.class, ScoreRecords::toAvro, ScoreRecords::toDomain);
    private int next;

    public static void main(String[] args) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(SerdeBench.class.getSimpleName())
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();
    }

    @Setup
    public void fill() {
        if (by.equals("hand")) {
            devices = SampleRecords.ofDevices(AvroCodec.of(VitalSigns.class));
            patients = SampleRecords.ofPatients();
            ofScores = ofScores.writtenBy(ScoreBytes::write);
        }
        RandomWard ward = new RandomWard(1);
        for (int i = 0; i < RECORDS; i++) {
            sent[i] = ward.deviceSample();
            sentBytes[i] = devices.encode(sent[i]);
            accepted[i] = ward.patientSample();
            acceptedBytes[i] = patients.encode(accepted[i]);
            scores[i] = ward.patientScore();
        }
    }

    @Benchmark
    public DeviceSample readRaw() {
        return devices.decode(sentBytes[next()]);
    }

    @Benchmark
    public PatientSample readVitals() {
        return patients.decode(acceptedBytes[next()]);
    }

    @Benchmark
    public byte[] writeVitals() {
        return patients.encode(accepted[next()]);
    }

    @Benchmark
    public byte[] writeScore() {
        return ofScores.encode(scores[next()]);
    }

    private int next() {
        next = (next + 1) % RECORDS;
        return next;
    }
}

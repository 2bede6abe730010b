package dev.wardstream.wire;

import dev.wardstream.schemas.avro.ModelResult;
import dev.wardstream.schemas.avro.News2Part;
import dev.wardstream.schemas.avro.News2Result;
import dev.wardstream.schemas.avro.RiskPart;
import dev.wardstream.schemas.avro.RiskResult;
import dev.wardstream.schemas.avro.Score;
import dev.wardstream.score.ModelRef;
import dev.wardstream.score.ModelScore;
import dev.wardstream.score.News2;
import dev.wardstream.score.PatientScore;
import dev.wardstream.score.RiskScore;
import dev.wardstream.score.Score.Contribution;
import org.apache.avro.Schema;

/** A patient's score, written by hand: what {@link ScoreRecords} says of it. Few read scores, so Avro reads them. */
final class ScoreBytes {
    private static final int MODEL = branch(ModelResult.SCHEMA$);
    private static final int NEWS2 = branch(News2Result.SCHEMA$);
    private static final int RISK = branch(RiskResult.SCHEMA$);

    static {
        ByHand.requireFields(
                Score.SCHEMA$,
                "patientId",
                "ward",
                "bed",
                "deviceId",
                "deviceKind",
                "receivedAt",
                "at",
                "retrospective",
                "shadow",
                "source");
        ByHand.requireFields(
                ModelResult.SCHEMA$,
                "modelId",
                "modelVersion",
                "windowStart",
                "windowEnd",
                "value",
                "coverage",
                "contributions");
        ByHand.requireFields(
                dev.wardstream.schemas.avro.Contribution.SCHEMA$, "vital", "share", "observed", "expected", "deviceId");
        ByHand.requireFields(News2Result.SCHEMA$, "total", "partial", "parts", "missing", "flatPulse", "ventilated");
        ByHand.requireFields(News2Part.SCHEMA$, "parameter", "points", "value", "deviceId");
        ByHand.requireFields(
                RiskResult.SCHEMA$,
                "modelId",
                "modelVersion",
                "windowStart",
                "windowEnd",
                "probability",
                "threshold",
                "coverage",
                "contributions");
        ByHand.requireFields(RiskPart.SCHEMA$, "signal", "logOdds", "last", "deviceId");
    }

    private ScoreBytes() {}

    private static int branch(Schema result) {
        return Score.SCHEMA$.getField("source").schema().getTypes().indexOf(result);
    }

    static void write(PatientScore score, BinaryOut out) {
        out.text(score.patient().value());
        out.text(score.location().ward());
        out.text(score.location().bed());
        out.text(score.device().value());
        out.number(SampleRecords.DEVICE_KINDS.toIndex(score.kind()));
        out.number(score.receivedAt());
        out.number(score.score().at());
        out.flag(score.score().retrospective());
        out.flag(score.shadow());
        // Java 17 has no pattern switch; the sealed Score has these three.
        if (score.score() instanceof RiskScore risk) {
            write(risk, out);
        } else if (score.score() instanceof ModelScore model) {
            write(model, out);
        } else {
            write((News2) score.score(), out);
        }
    }

    private static void write(ModelScore score, BinaryOut out) {
        out.number(MODEL);
        write(score.model(), score.windowStart(), score.windowEnd(), out);
        out.real(score.value());
        out.real(score.coverage());
        out.items(score.contributions().size());
        for (Contribution part : score.contributions()) {
            out.number(ContributionRecords.VITALS.toIndex(part.vital()));
            out.real(part.share());
            out.optionalReal(part.observed());
            out.optionalReal(part.expected());
            out.optionalText(DeviceIds.toAvro(part.device()));
        }
        out.endOfItems();
    }

    private static void write(RiskScore score, BinaryOut out) {
        out.number(RISK);
        write(score.model(), score.windowStart(), score.windowEnd(), out);
        out.real(score.probability());
        out.real(score.threshold());
        out.real(score.coverage());
        out.items(score.contributions().size());
        for (RiskScore.Contribution part : score.contributions()) {
            out.text(part.signal().field());
            out.real(part.logOdds());
            out.optionalReal(part.last());
            out.optionalText(DeviceIds.toAvro(part.device()));
        }
        out.endOfItems();
    }

    private static void write(News2 score, BinaryOut out) {
        out.number(NEWS2);
        out.number(score.total());
        out.flag(score.isPartial());
        out.items(score.parts().size());
        for (News2.Part part : score.parts()) {
            out.number(ScoreRecords.PARAMETERS.toIndex(part.parameter()));
            out.number(part.points());
            out.text(part.value());
            out.optionalText(DeviceIds.toAvro(part.device()));
        }
        out.endOfItems();
        out.items(score.missing().size());
        for (News2.Parameter parameter : score.missing()) {
            out.number(ScoreRecords.PARAMETERS.toIndex(parameter));
        }
        out.endOfItems();
        out.flag(score.flatPulse());
        out.flag(score.ventilated());
    }

    private static void write(ModelRef model, long windowStart, long windowEnd, BinaryOut out) {
        out.text(model.id());
        out.text(model.version());
        out.number(windowStart);
        out.number(windowEnd);
    }
}

package dev.wardstream.wire;

import dev.wardstream.schemas.avro.ModelResult;
import dev.wardstream.schemas.avro.News2Parameter;
import dev.wardstream.schemas.avro.News2Part;
import dev.wardstream.schemas.avro.News2Result;
import dev.wardstream.schemas.avro.RiskResult;
import dev.wardstream.schemas.avro.Score;
import dev.wardstream.score.ModelRef;
import dev.wardstream.score.ModelScore;
import dev.wardstream.score.News2;
import dev.wardstream.score.PatientScore;
import dev.wardstream.score.RiskScore;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import java.util.List;

/** A patient's score as a {@link Score} record: what all sources have in common, and what each has of its own. */
final class ScoreRecords {
    static final SameNames<News2.Parameter, News2Parameter> PARAMETERS =
            new SameNames<>(News2.Parameter.class, News2Parameter.class);

    private ScoreRecords() {}

    static Score toAvro(PatientScore score) {
        Score record = new Score();
        record.setPatientId(score.patient().value());
        record.setWard(score.location().ward());
        record.setBed(score.location().bed());
        record.setDeviceId(score.device().value());
        record.setDeviceKind(SampleRecords.DEVICE_KINDS.toAvro(score.kind()));
        record.setReceivedAt(score.receivedAt());
        record.setAt(score.score().at());
        record.setRetrospective(score.score().retrospective());
        record.setShadow(score.shadow());
        record.setSource(sourceOf(score.score()));
        return record;
    }

    static PatientScore toDomain(Score record) {
        return new PatientScore(
                new PatientId(record.getPatientId()),
                new Location(record.getWard(), record.getBed()),
                new DeviceId(record.getDeviceId()),
                SampleRecords.DEVICE_KINDS.toDomain(record.getDeviceKind()),
                record.getReceivedAt(),
                scoreOf(record),
                record.getShadow());
    }

    private static Object sourceOf(dev.wardstream.score.Score score) {
        // Java 17 has no pattern switch; the sealed Score has these three.
        if (score instanceof RiskScore risk) {
            return RiskRecords.toAvro(risk);
        }
        return score instanceof ModelScore model ? toAvro(model) : toAvro((News2) score);
    }

    private static dev.wardstream.score.Score scoreOf(Score record) {
        if (record.getSource() instanceof RiskResult risk) {
            return RiskRecords.toDomain(record, risk);
        }
        return record.getSource() instanceof ModelResult model
                ? toDomain(record, model)
                : toDomain(record, (News2Result) record.getSource());
    }

    private static ModelResult toAvro(ModelScore score) {
        ModelResult result = new ModelResult();
        result.setModelId(score.model().id());
        result.setModelVersion(score.model().version());
        result.setWindowStart(score.windowStart());
        result.setWindowEnd(score.windowEnd());
        result.setValue(score.value());
        result.setCoverage(score.coverage());
        result.setContributions(ContributionRecords.toAvro(score.contributions()));
        return result;
    }

    private static ModelScore toDomain(Score record, ModelResult result) {
        return new ModelScore(
                new ModelRef(result.getModelId(), result.getModelVersion()),
                result.getWindowStart(),
                result.getWindowEnd(),
                record.getAt(),
                result.getValue(),
                ContributionRecords.toDomain(result.getContributions()),
                result.getCoverage(),
                record.getRetrospective());
    }

    private static News2Result toAvro(News2 score) {
        List<News2Part> parts = score.parts().stream()
                .map(part -> new News2Part(
                        PARAMETERS.toAvro(part.parameter()),
                        part.points(),
                        part.value(),
                        DeviceIds.toAvro(part.device())))
                .toList();
        return new News2Result(
                score.total(),
                score.isPartial(),
                parts,
                PARAMETERS.toAvro(score.missing()),
                score.flatPulse(),
                score.ventilated());
    }

    private static News2 toDomain(Score record, News2Result result) {
        List<News2.Part> parts = result.getParts().stream()
                .map(part -> new News2.Part(
                        PARAMETERS.toDomain(part.getParameter()),
                        part.getPoints(),
                        part.getValue(),
                        DeviceIds.toDomain(part.getDeviceId())))
                .toList();
        return new News2(
                record.getAt(),
                parts,
                PARAMETERS.toDomain(result.getMissing()),
                result.getFlatPulse(),
                result.getVentilated(),
                record.getRetrospective());
    }
}

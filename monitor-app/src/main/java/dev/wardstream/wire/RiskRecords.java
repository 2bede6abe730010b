package dev.wardstream.wire;

import dev.wardstream.schemas.avro.RiskPart;
import dev.wardstream.schemas.avro.RiskResult;
import dev.wardstream.schemas.avro.Score;
import dev.wardstream.score.ModelRef;
import dev.wardstream.score.RiskScore;
import dev.wardstream.vitals.Signal;
import java.util.ArrayList;
import java.util.List;

/** The probability of an outcome, as a record. */
final class RiskRecords {
    private RiskRecords() {}

    static RiskResult toAvro(RiskScore score) {
        List<RiskPart> parts = score.contributions().stream()
                .map(part -> new RiskPart(
                        part.signal().field(),
                        part.logOdds(),
                        Missing.toAvro(part.last()),
                        DeviceIds.toAvro(part.device())))
                .toList();
        RiskResult result = new RiskResult();
        result.setModelId(score.model().id());
        result.setModelVersion(score.model().version());
        result.setWindowStart(score.windowStart());
        result.setWindowEnd(score.windowEnd());
        result.setProbability(score.probability());
        result.setThreshold(score.threshold());
        result.setCoverage(score.coverage());
        result.setContributions(parts);
        return result;
    }

    static RiskScore toDomain(Score record, RiskResult result) {
        List<RiskScore.Contribution> contributions = new ArrayList<>();
        for (RiskPart part : result.getContributions()) {
            Signal signal = Signal.ofField(part.getSignal());
            // A signal that a later version knows is nothing to us.
            if (signal != null) {
                contributions.add(new RiskScore.Contribution(
                        signal,
                        part.getLogOdds(),
                        Missing.toDomain(part.getLast()),
                        DeviceIds.toDomain(part.getDeviceId())));
            }
        }
        return new RiskScore(
                new ModelRef(result.getModelId(), result.getModelVersion()),
                result.getWindowStart(),
                result.getWindowEnd(),
                record.getAt(),
                result.getProbability(),
                result.getThreshold(),
                contributions,
                result.getCoverage(),
                record.getRetrospective());
    }
}

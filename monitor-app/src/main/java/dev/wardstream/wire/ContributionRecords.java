package dev.wardstream.wire;

import dev.wardstream.schemas.avro.Vital;
import dev.wardstream.score.Score.Contribution;
import dev.wardstream.vitals.VitalSign;
import java.util.ArrayList;
import java.util.List;

/** What each vital adds to a score, as records. */
final class ContributionRecords {
    static final SameNames<VitalSign, Vital> VITALS = new SameNames<>(VitalSign.class, Vital.class);

    private ContributionRecords() {}

    static List<dev.wardstream.schemas.avro.Contribution> toAvro(List<Contribution> contributions) {
        List<dev.wardstream.schemas.avro.Contribution> records = new ArrayList<>(contributions.size());
        for (Contribution contribution : contributions) {
            records.add(new dev.wardstream.schemas.avro.Contribution(
                    VITALS.toAvro(contribution.vital()),
                    contribution.share(),
                    Missing.toAvro(contribution.observed()),
                    Missing.toAvro(contribution.expected()),
                    DeviceIds.toAvro(contribution.device())));
        }
        return records;
    }

    static List<Contribution> toDomain(List<dev.wardstream.schemas.avro.Contribution> records) {
        List<Contribution> contributions = new ArrayList<>(records.size());
        for (dev.wardstream.schemas.avro.Contribution record : records) {
            contributions.add(new Contribution(
                    VITALS.toDomain(record.getVital()),
                    record.getShare(),
                    Missing.toDomain(record.getObserved()),
                    Missing.toDomain(record.getExpected()),
                    DeviceIds.toDomain(record.getDeviceId())));
        }
        return contributions;
    }
}

package dev.wardstream.command;

import dev.wardstream.intake.Reason;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which quarantined records are meant. */
final class QuarantineOptions {
    @Option(names = "--vendor", paramLabel = "NAME", description = "Only those of this vendor.")
    private @Nullable String vendor;

    @Option(
            names = "--reason",
            paramLabel = "REASON",
            description = "Only those with this reason: ${COMPLETION-CANDIDATES}.")
    private @Nullable Reason reason;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "At most so many, oldest first. Default: ${DEFAULT-VALUE}.")
    private long limit;

    long limit() {
        return limit;
    }

    /** The consumer group that remembers which of these were sent again. */
    String replayGroup() {
        return SentAgain.group(vendor, reason == null ? null : reason.name());
    }

    boolean mean(QuarantinedRecord record) {
        return (vendor == null || vendor.equals(record.vendor()))
                && (reason == null || reason.name().equals(record.reason()));
    }
}

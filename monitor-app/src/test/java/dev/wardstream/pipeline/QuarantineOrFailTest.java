package dev.wardstream.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.junit.jupiter.api.Test;

class QuarantineOrFailTest {
    @Test
    void whereADiskOrABrokerFailsNoRecordIsToBlame() {
        assertThat(QuarantineOrFail.isOfTheInfrastructure(new ProcessorStateException("no space left on device")))
                .isTrue();
        assertThat(QuarantineOrFail.isOfTheInfrastructure(new TimeoutException("no answer")))
                .isTrue();
    }

    @Test
    void aRecordThatCannotBeReadOrProcessedIs() {
        assertThat(QuarantineOrFail.isOfTheInfrastructure(new SerializationException("no sample")))
                .isFalse();
        assertThat(QuarantineOrFail.isOfTheInfrastructure(new IllegalArgumentException("of another patient")))
                .isFalse();
    }
}

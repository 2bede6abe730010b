package dev.wardstream.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;

class ArchiveSettingsTest {
    private static final URI STORE = URI.create("http://influx:8086");

    @Test
    void theTokenIsNeverShown() {
        assertThat(ArchiveSettings.of(STORE, "s3cret", "ward", "vitals").toString())
                .contains("http://influx:8086", "vitals")
                .doesNotContain("s3cret");
    }

    @Test
    void aMissingTokenNamesTheVariableThatSetsIt() {
        assertThatThrownBy(() -> ArchiveSettings.of(STORE, " ", "ward", "vitals"))
                .hasMessageContaining("archive.token")
                .hasMessageContaining("WARDSTREAM_ARCHIVE_TOKEN");
    }

    @Test
    void anAddressThatIsNoUrlIsToldSo() {
        assertThatThrownBy(() -> ArchiveSettings.of(URI.create("influx:8086"), "t", "ward", "vitals"))
                .hasMessageContaining("archive.url")
                .hasMessageContaining("influx:8086");
    }

    @Test
    void aPasswordInTheAddressIsRefusedWithoutRepeatingIt() {
        assertThatThrownBy(() -> ArchiveSettings.of(URI.create("http://me:hunter2@influx:8086"), "t", "ward", "vitals"))
                .hasMessageContaining("archive.url")
                .hasMessageNotContaining("hunter2");
    }
}

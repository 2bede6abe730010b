package dev.wardstream.vitals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids stand in paths, keys and texts: none may be taken there for another. */
class IdsTest {
    @ParameterizedTest
    @ValueSource(strings = {"x/../sim-0005", "..", ".", "../sim-0005", "x/..", "x/./y", "./x", "a/b/.", "/..", "../"})
    void anIdThatAPathWouldTakeForAnotherIsNone(String id) {
        assertThatThrownBy(() -> new PatientId(id))
                .hasMessage("patient id may not have . or .. between slashes: " + id);
        assertThatThrownBy(() -> new DeviceId(id)).hasMessageStartingWith("device id may not have . or ..");
        assertThatThrownBy(() -> new Location(id, "bed-1")).hasMessageStartingWith("ward may not have . or ..");
        assertThatThrownBy(() -> new Location("ward-1", id)).hasMessageStartingWith("bed may not have . or ..");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%2e%2e", "x/%2E%2E/y", "x\\..\\y", "x;y", "a?b", "a#b", "a b", ""})
    void whatIsDecodedToSuchAPathIsNoneEither(String id) {
        assertThatThrownBy(() -> new PatientId(id)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ward/7",
                "anna@home",
                "urn:uuid:1",
                "//x",
                "x//y",
                "a.b",
                "..a",
                "a..",
                "...",
                "x/.../y",
                "v1.2/x"
            })
    void whatWasAnIdStaysOne(String id) {
        assertThat(new PatientId(id).value()).isEqualTo(id);
        assertThat(new DeviceId(id).value()).isEqualTo(id);
    }
}

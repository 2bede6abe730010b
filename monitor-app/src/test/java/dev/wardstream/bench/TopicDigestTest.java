package dev.wardstream.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Two runs have told the same where their digests are the same. */
class TopicDigestTest {
    @Test
    void patientsMayBeReadInAnyOrder() {
        assertThat(digest("alma 1", "alma 2", "bert 7")).isEqualTo(digest("bert 7", "alma 1", "alma 2"));
    }

    @Test
    void aPatientsValuesMayNot() {
        assertThat(digest("alma 1", "alma 2")).isNotEqualTo(digest("alma 2", "alma 1"));
    }

    @Test
    void aValueOfAnotherPatientIsAnother() {
        assertThat(digest("alma 1", "bert 2")).isNotEqualTo(digest("alma 2", "bert 1"));
    }

    @Test
    void oneThatIsToldTwiceIsNoticed() {
        assertThat(digest("alma 1", "bert 2")).isNotEqualTo(digest("alma 1", "alma 1", "bert 2"));
    }

    @Test
    void whereOneValueEndsAndTheNextBeginsIsNoticed() {
        assertThat(digest("alma 12", "alma 3")).isNotEqualTo(digest("alma 1", "alma 23"));
    }

    @Test
    void whoHasDevicesOfTwoVendorsIsOnlyInTheDigestOfAll() {
        TopicDigest.Builder one = builder("alma 1", "both 1", "both 2");
        TopicDigest.Builder other = builder("alma 1", "both 2", "both 1");

        TopicDigest first = one.digest(patient -> !patient.equals("both"));
        TopicDigest second = other.digest(patient -> !patient.equals("both"));

        assertThat(first.ofOneVendor()).isEqualTo(second.ofOneVendor());
        assertThat(first.digest()).isNotEqualTo(second.digest());
        assertThat(first.records()).isEqualTo(3);
        assertThat(first.bytes()).isEqualTo(3);
    }

    private static TopicDigest digest(String... records) {
        return builder(records).digest(patient -> true);
    }

    private static TopicDigest.Builder builder(String... records) {
        TopicDigest.Builder builder = new TopicDigest.Builder();
        for (String record : records) {
            String[] parts = record.split(" ", 2);
            builder.add(parts[0], parts[1].getBytes(StandardCharsets.UTF_8));
        }
        return builder;
    }
}

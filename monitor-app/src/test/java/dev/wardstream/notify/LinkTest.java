package dev.wardstream.notify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardstream.alarm.Priority;
import dev.wardstream.notify.LinkSigner.Verdict;
import dev.wardstream.words.Said;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The links by which people answer: ours, unchanged and in time, or none. */
class LinkTest {
    private static final long NOW = Ward.START;
    private static final long EXPIRES = NOW + 3_600_000;

    private final LinkSigner signer = new LinkSigner("a secret of the ward".getBytes(UTF_8));

    @TempDir
    private Path folder;

    @Test
    void aLinkSaysWhoseItIsAndWhatItAnswers() {
        Link link = link(1);

        assertThat(signer.read(signer.token(link), NOW)).isEqualTo(new Verdict.Valid(link));
        assertThat(signer.token(link)).matches("[A-Za-z0-9_-]+").hasSizeLessThan(300);
    }

    @Test
    void anExpiredLinkIsOursButTooOld() {
        assertThat(signer.read(signer.token(link(1)), EXPIRES)).isEqualTo(new Verdict.Expired(link(1)));
        assertThat(signer.read(signer.token(link(1)), EXPIRES - 1)).isInstanceOf(Verdict.Valid.class);
    }

    @Test
    void whateverByteIsChangedTheLinkIsWrong() {
        byte[] token = Base64.getUrlDecoder().decode(signer.token(link(1)));
        for (int i = 0; i < token.length; i++) {
            byte[] changed = token.clone();
            changed[i] ^= 1;
            assertThat(signer.read(text(changed), NOW)).as("byte " + i).isEqualTo(new Verdict.Wrong());
        }
    }

    @Test
    void theSignatureOfOnePatientsLinkDoesNotFitAnothers() {
        byte[] ones = Base64.getUrlDecoder().decode(signer.token(link(1)));
        byte[] others = Base64.getUrlDecoder().decode(signer.token(link(2)));
        System.arraycopy(ones, ones.length - 32, others, others.length - 32, 32);

        assertThat(signer.read(text(others), NOW)).isEqualTo(new Verdict.Wrong());
    }

    @Test
    void aLinkSignedElsewhereIsWrong() {
        String elsewhere = new LinkSigner("another secret".getBytes(UTF_8)).token(link(1));

        assertThat(signer.read(elsewhere, NOW)).isEqualTo(new Verdict.Wrong());
    }

    @Test
    void rubbishIsWrongAndBreaksNothing() {
        assertThat(signer.read("", NOW)).isEqualTo(new Verdict.Wrong());
        assertThat(signer.read("?=&%", NOW)).isEqualTo(new Verdict.Wrong());
        assertThat(signer.read("A".repeat(1_000_000), NOW)).isEqualTo(new Verdict.Wrong());
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            assertThat(signer.read(text(bytes), NOW)).isEqualTo(new Verdict.Wrong());
        }
        String cut = signer.token(link(1));
        assertThat(signer.read(cut.substring(0, cut.length() - 4), NOW)).isEqualTo(new Verdict.Wrong());
    }

    @Test
    void aSecretIsMadeOnceAndOnlyWeMayReadIt() throws Exception {
        LinkSettings settings = new LinkSettings(Duration.ofHours(1), "", folder.resolve("state"));

        byte[] made = LinkSecret.of(settings);
        assertThat(made).hasSize(32).isEqualTo(LinkSecret.of(settings));
        Path file = folder.resolve("state/link-secret");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(file.getParent())) {
            assertThat(files).hasSize(1);
        }

        Files.writeString(file, "c2hvcnQ=");
        assertThatThrownBy(() -> LinkSecret.of(settings)).hasMessageContaining("WARDSTREAM_NOTIFY_LINK_SECRET");
    }

    @Test
    void aShortSecretIsRefusedAndNoneIsShown() {
        assertThatThrownBy(() -> new LinkSettings(Duration.ofHours(1), "short", folder))
                .hasMessageContaining("notify.linkSecret");
        assertThat(new LinkSettings(Duration.ofHours(1), "a long enough secret", folder).toString())
                .doesNotContain("enough");
    }

    private static Link link(int patient) {
        Round round = new Round(
                Ward.raised(patient, Priority.HIGH, NOW),
                new Origin(0, 0, NOW),
                new OnDuty(1, List.of(Rotas.person("nurse-a")), Said.NOTHING));
        return Link.of(Call.of(round, Rotas.person("nurse-a"), Said.NOTHING), EXPIRES);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(bytes, bytes.length));
    }
}

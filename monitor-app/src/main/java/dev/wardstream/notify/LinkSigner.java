package dev.wardstream.notify;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** Links as tokens: what they say, then an HMAC over it, in base64url. */
final class LinkSigner {
    private static final int VERSION = 1;
    private static final int SIGNATURE_BYTES = 32;
    private static final int LONGEST_TOKEN = 2_000;

    private final byte[] secret;

    /** What a token turned out to be. */
    sealed interface Verdict {
        record Valid(Link link) implements Verdict {}

        /** Ours, but too old. */
        record Expired(Link link) implements Verdict {}

        /** Not ours, or changed on its way. */
        record Wrong() implements Verdict {}
    }

    LinkSigner(byte[] secret) {
        this.secret = secret.clone();
    }

    String token(Link link) {
        byte[] payload = payload(link);
        byte[] signature = Signature.of(secret, payload);
        byte[] all = Arrays.copyOf(payload, payload.length + signature.length);
        System.arraycopy(signature, 0, all, payload.length, signature.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    Verdict read(String token, long now) {
        if (token.length() > LONGEST_TOKEN) {
            return new Verdict.Wrong();
        }
        byte[] all;
        try {
            all = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return new Verdict.Wrong();
        }
        int end = all.length - SIGNATURE_BYTES;
        // Nothing of the payload is read before the signature holds.
        if (end <= 0 || !isOurs(Arrays.copyOf(all, end), Arrays.copyOfRange(all, end, all.length))) {
            return new Verdict.Wrong();
        }
        Link link = link(Arrays.copyOf(all, end));
        return now < link.expiresAt() ? new Verdict.Valid(link) : new Verdict.Expired(link);
    }

    private boolean isOurs(byte[] payload, byte[] signature) {
        return MessageDigest.isEqual(Signature.of(secret, payload), signature);
    }

    private static byte[] payload(Link link) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeLong(link.expiresAt());
            out.write(HexFormat.of().parseHex(link.key()));
            out.writeUTF(link.patient());
            out.writeUTF(link.episode());
            out.writeUTF(link.recipient());
            out.writeUTF(link.ward());
            out.writeUTF(link.bed());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static Link link(byte[] payload) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(payload))) {
            int version = in.readUnsignedByte();
            if (version != VERSION) {
                throw new IllegalStateException("a link of version " + version + ": another release made it");
            }
            long expiresAt = in.readLong();
            String key = HexFormat.of().formatHex(in.readNBytes(Keys.BYTES));
            return new Link(key, in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF(), expiresAt);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

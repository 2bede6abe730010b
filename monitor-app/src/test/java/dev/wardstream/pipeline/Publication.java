package dev.wardstream.pipeline;

import dev.wardstream.score.ModelFile;
import dev.wardstream.score.RnnModel;
import dev.wardstream.wire.PublishedModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;

/** Models as they are published. */
final class Publication {
    private Publication() {}

    static PublishedModel of(RnnModel model, long from) throws IOException {
        return of(model, from, false);
    }

    /** One that is only tried. */
    static PublishedModel shadow(RnnModel model, long from) throws IOException {
        return of(model, from, true);
    }

    private static PublishedModel of(RnnModel model, long from, boolean shadow) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ModelFile.write(model, file);
        return new PublishedModel(model.ref().toString(), Instant.ofEpochMilli(from), file.toByteArray(), shadow);
    }

    /** One whose last weight was changed on its way. */
    static PublishedModel damaged(RnnModel model, long from) throws IOException {
        PublishedModel sound = of(model, from);
        byte[] file = sound.file();
        file[file.length - 1] ^= 1;
        return new PublishedModel(sound.ref(), sound.from(), file, false);
    }
}

package dev.wardstream.score;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Models as the bytes of their files. */
public final class ModelBytes {
    private ModelBytes() {}

    public static byte[] of(RnnModel model) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ModelFile.write(model, file);
        return file.toByteArray();
    }

    /** A file of which all but the card, which is the word {@code null}, is sound. */
    public static byte[] withoutCard(RnnModel model) throws IOException {
        CardedTensors sound = CardedTensors.read(new ByteArrayInputStream(of(model)), "sound", ModelFile.FORMAT);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        new CardedTensors(ModelFile.FORMAT, "null", sound.tensors()).write(file);
        return file.toByteArray();
    }

    /** Its last weight was changed on its way. */
    public static byte[] damaged(RnnModel model) throws IOException {
        byte[] file = of(model);
        file[file.length - 1] ^= 1;
        return file;
    }
}

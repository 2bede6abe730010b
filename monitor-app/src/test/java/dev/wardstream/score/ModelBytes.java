package dev.wardstream.score;

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

    /** Its last weight was changed on its way. */
    public static byte[] damaged(RnnModel model) throws IOException {
        byte[] file = of(model);
        file[file.length - 1] ^= 1;
        return file;
    }
}

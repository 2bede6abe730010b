package dev.wardstream.ward;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.UUID;

/** A file of the page, with an entity tag that follows its bytes. */
final class PageFile {
    private final String type;
    private final byte[] bytes;
    private final String tag;

    PageFile(String type, byte[] bytes) {
        this.type = type;
        this.bytes = bytes;
        this.tag = "\"" + UUID.nameUUIDFromBytes(bytes) + "\"";
    }

    void answer(Context context) {
        context.header("ETag", tag).header("Cache-Control", "no-cache");
        if (tag.equals(context.header("If-None-Match"))) {
            context.status(HttpStatus.NOT_MODIFIED);
            return;
        }
        context.contentType(type).result(bytes);
    }
}

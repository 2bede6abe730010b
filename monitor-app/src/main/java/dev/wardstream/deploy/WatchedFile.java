package dev.wardstream.deploy;

import dev.wardstream.pipeline.ServedModels;
import dev.wardstream.score.ModelFileException;
import dev.wardstream.score.ModelInfo;
import dev.wardstream.wire.PublishedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One file in the folder of models, from look to look. */
final class WatchedFile {
    private static final Logger LOG = LoggerFactory.getLogger(WatchedFile.class);

    private final Path file;
    private final boolean shadow;
    private String seen = "";
    private boolean read;
    private @Nullable ModelInfo model;
    private String damage = "";
    private String clash = "";
    /** Whether this content stood on the topic once: then it is for people to take it away or change it there. */
    private boolean settled;

    private WatchedFile(Path file, boolean shadow) {
        this.file = file;
        this.shadow = shadow;
    }

    /** @param shadow whether it is only to be tried */
    static WatchedFile unseen(Path file, boolean shadow) {
        return new WatchedFile(file, shadow);
    }

    /**
     * @param refs the models of files that come before this one, with their files; this one's is put there
     * @return why it cannot be served and what to do; empty where it can
     */
    String look(Desk desk, Map<String, Path> refs) {
        try {
            String now = fingerprint();
            if (!now.equals(seen)) {
                seen = now;
                read = false;
                return damage + clash;
            }
            if (!read) {
                read(desk);
            }
            ModelInfo sound = model;
            return sound == null ? damage : place(sound, desk, refs);
        } catch (NoSuchFileException e) {
            LOG.debug("{} was taken out of the folder of models just now", file, e);
            return "";
        } catch (IOException e) {
            LOG.debug("{} in the folder of models cannot be read just now", file, e);
            return "model file " + file + ": it cannot be read (" + e + "): let this program read it";
        }
    }

    private String fingerprint() throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return attributes.size() + " bytes of " + attributes.lastModifiedTime() + ", " + attributes.fileKey();
    }

    private void read(Desk desk) throws IOException {
        try {
            ModelInfo found = ModelInfo.read(file);
            model = found.bytes() <= PublishedModel.LARGEST ? found : null;
            damage = model != null
                    ? ""
                    : "model file " + file + ": it has " + found.bytes() + " bytes, the topic takes "
                            + PublishedModel.LARGEST;
        } catch (ModelFileException e) {
            model = null;
            damage = e.getMessage() + "; put a sound one in its place, or take it out of the folder";
        }
        read = true;
        settled = false;
        clash = "";
        if (model == null) {
            refused(damage, desk);
        }
    }

    private static void refused(String why, Desk desk) {
        desk.refused();
        LOG.error("A file in the folder of models is refused, what was served before goes on: {}", why);
    }

    private String place(ModelInfo sound, Desk desk, Map<String, Path> refs) throws IOException {
        String ref = sound.ref().toString();
        Path other = refs.putIfAbsent(ref, file);
        if (other != null) {
            return clashed("it is " + ref + ", as is " + other + ": keep one of them", desk);
        }
        ServedModels.Standing standing = desk.onTopic(ref);
        if (standing != null && !standing.sha256().equals(sound.sha256())) {
            return clashed(
                    "another model stands on the topic as " + ref
                            + ": give this one a version of its own, or publish it with 'wardstream models publish'",
                    desk);
        }
        clash = "";
        if (!settled && (standing == null || standing.shadow() != shadow)) {
            return published(sound, desk);
        }
        settled = true;
        return "";
    }

    private String clashed(String why, Desk desk) {
        String told = "model file " + file + ": " + why;
        if (!told.equals(clash)) {
            refused(told, desk);
        }
        clash = told;
        return told;
    }

    private String published(ModelInfo sound, Desk desk) throws IOException {
        byte[] content = Files.readAllBytes(file);
        if (!ModelInfo.of(content, file.toString()).sha256().equals(sound.sha256())) {
            // It has changed since it was read: the next look reads it again.
            return "";
        }
        Instant from = Instant.ofEpochMilli(desk.inForceFrom());
        try {
            desk.publish(new PublishedModel(sound.ref().toString(), from, content, shadow));
        } catch (KafkaException e) {
            LOG.warn("The model file {} could not be published, which is tried again", file, e);
            return "model file " + file + ": it could not be published (" + e.getMessage() + "), which is tried again";
        }
        settled = true;
        LOG.info("The model {} of {} is published, in force from {} on", sound.ref(), file, from);
        return "";
    }
}

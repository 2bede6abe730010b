package dev.wardstream.ward;

import dev.wardstream.access.Standing;
import io.javalin.http.Context;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One open event stream: what is offered waits in a queue of bounded length, and a thread of its own writes it, so that a reader
 * who is slow keeps nobody waiting. One who does not read is cut off, and one who may not listen any more hears the end.
 */
final class EventStream implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
    /** Frames are shared by all streams, so that a full queue costs little; at two a second this is half a minute. */
    private static final int MOST_WAITING = 64;

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Context context;
    private final Sight sight;
    private final Standing listener;
    private final BlockingQueue<byte[]> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private volatile byte[] lastWords = {};
    private volatile boolean ended;

    /**
     * @param sight whose beds and alarms are told
     * @param listener who asked for it
     */
    EventStream(Context context, Sight sight, Standing listener) {
        this.context = context;
        this.sight = sight;
        this.listener = listener;
    }

    Standing listener() {
        return listener;
    }

    Sight sight() {
        return sight;
    }

    /** Completes when nothing more is written. */
    CompletableFuture<Void> over() {
        return over;
    }

    boolean isOver() {
        return ended;
    }

    /** Puts a frame into the queue; false where there is no room, and the stream is to be cut. */
    boolean offer(byte[] frame) {
        return waiting.offer(frame);
    }

    /** Ends it when what is being written is. */
    void end() {
        ended = true;
    }

    /** The same with a last frame, ahead of what still waits. */
    void end(byte[] frame) {
        lastWords = frame;
        ended = true;
        boolean unused = waiting.offer(new byte[0]); // wakes the writer
    }

    /** Ends it at once, also where the thread waits for the reader to read. */
    void cut() {
        ended = true;
        ServletContextRequest.getServletContextRequest(context.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .close(new IOException("the reader of the event stream does not read"));
    }

    @Override
    public void run() {
        try {
            ServletOutputStream out = context.res().getOutputStream();
            while (!ended && listener.lasts()) {
                byte[] frame = waiting.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                if (frame != null) {
                    out.write(frame);
                    if (waiting.isEmpty()) {
                        out.flush();
                    }
                }
            }
            out.write(lastWords);
            out.flush();
        } catch (IOException e) {
            LOG.debug("An event stream has ended: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended = true;
            finish();
        }
    }

    /** Hands the request back, unless the server has taken it back already: to answer one that is gone never ends. */
    private void finish() {
        try {
            context.res().getStatus();
        } catch (IllegalStateException e) {
            LOG.debug("The request of an event stream was gone before it ended: {}", e.getMessage());
            return;
        }
        over.complete(null);
    }
}

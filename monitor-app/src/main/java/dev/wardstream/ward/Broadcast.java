package dev.wardstream.ward;

import dev.wardstream.vitals.PatientId;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells all open event streams what happens: alarms and outcomes at once, beds twice a second where they changed. */
final class Broadcast implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Broadcast.class);
    private static final Duration EVERY = Duration.ofMillis(500);
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    private static final Duration LONGEST_END = Duration.ofSeconds(5);

    private final EncodedBeds beds;
    private final Supplier<FeedState> feed;
    private final SharedWard ward;
    private final Timepiece clock;
    private final int most;
    private final List<EventStream> streams = new CopyOnWriteArrayList<>();
    private final LongAdder cut = new LongAdder();
    private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor(named("ward-ticks"));
    private final ExecutorService writers = Executors.newCachedThreadPool(named("ward-stream"));
    private long told;
    private List<WardView> toldWards = List.of();
    private FeedState toldState = FeedState.LIVE;
    private long beatAt = System.nanoTime();

    /** What a stream begins with. */
    private record Hello(long now, double speed, long wallNow, boolean stale, String cause) {}

    private record State(boolean stale, String cause, long now, double speed, long wallNow) {}

    Broadcast(EncodedBeds beds, Supplier<FeedState> feed, SharedWard ward, Timepiece clock, int most) {
        this.beds = beds;
        this.feed = feed;
        this.ward = ward;
        this.clock = clock;
        this.most = most;
    }

    void start() {
        var unused =
                ticks.scheduleAtFixedRate(this::tickOrLog, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Opens a stream for who asks; what completes when it is over. Null where too many are open.
     *
     * @param sight whose beds and alarms it tells
     * @param mayListen whether who asks still may; the stream ends once they may not
     */
    synchronized @Nullable CompletableFuture<Void> open(Context context, Sight sight, BooleanSupplier mayListen) {
        if (streams.size() >= most) {
            return null;
        }
        EventStream stream = new EventStream(context, sight, mayListen);
        long version = beds.refresh();
        if (streams.isEmpty()) {
            told = version;
            toldWards = beds.wards();
        }
        FeedState state = feed.get();
        offer(
                stream,
                Frames.event(
                        "hello",
                        new Hello(
                                ward.now(),
                                clock.speedNow(),
                                System.currentTimeMillis(),
                                state.stale(),
                                state.cause())));
        offer(stream, Frames.beds(beds.full(sight)));
        offer(stream, Frames.wards(wardsOf(sight, beds.wards())));
        streams.add(stream);
        writers.execute(stream);
        return stream.over();
    }

    /** Tells an alarm's newest event at once, to who sees the ward where its patient lies now. */
    void alarm(AlarmView alarm) {
        if (!streams.isEmpty()) {
            byte[] frame = Frames.event("alarm", alarm);
            @Nullable String place = placeOf(alarm.patient());
            String of = place == null ? alarm.ward() : place;
            streams.stream().filter(stream -> stream.sight().has(of)).forEach(stream -> offer(stream, frame));
        }
    }

    /** Tells what became of a command at once, to who is of the ward where its patient lies, or lay until now. */
    void outcome(OutcomeView outcome) {
        if (!streams.isEmpty()) {
            byte[] frame = Frames.event("outcome", outcome);
            @Nullable String place = placeOf(outcome.patient());
            @Nullable String of = place == null ? beds.lastPlaceOf(outcome.patient()) : place;
            streams.stream()
                    .filter(stream -> of == null
                            ? stream.sight().mine().all()
                            : stream.sight().mine().have(of))
                    .forEach(stream -> offer(stream, frame));
        }
    }

    private @Nullable String placeOf(String patient) {
        return ward.<@Nullable String>read(state -> state.placeOf(new PatientId(patient)));
    }

    int streams() {
        return streams.size();
    }

    /** How many were ended for they did not read. */
    long cut() {
        return cut.sum();
    }

    /** Ends all streams, and waits for their last words: the server must not take their requests back before. */
    @Override
    public void close() {
        ticks.shutdownNow();
        streams.forEach(EventStream::end);
        writers.shutdownNow();
        try {
            if (!writers.awaitTermination(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("Some event streams have not ended within {}", LONGEST_END);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tickOrLog() {
        try {
            tick();
        } catch (RuntimeException e) {
            LOG.error("The open pages could not be told what is new; the next time may do", e);
        }
    }

    private synchronized void tick() {
        streams.removeIf(EventStream::isOver);
        if (streams.isEmpty()) {
            return;
        }
        tellState();
        long since = told;
        told = beds.refresh();
        Map<Sight, List<byte[]>> frames = new HashMap<>();
        List<WardView> before = toldWards;
        toldWards = beds.wards();
        for (EventStream stream : streams) {
            frames.computeIfAbsent(stream.sight(), sight -> frames(since, sight, wardsOf(sight, before)))
                    .forEach(frame -> offer(stream, frame));
        }
    }

    /** @param before the wards as they were told last: that another ward has changed is not told either */
    private List<byte[]> frames(long since, Sight sight, List<WardView> before) {
        List<byte[]> frames = new ArrayList<>();
        List<byte[]> changed = beds.since(since, sight);
        if (!changed.isEmpty()) {
            frames.add(Frames.beds(changed));
        }
        List<String> gone = beds.goneSince(since, sight);
        if (!gone.isEmpty()) {
            frames.add(Frames.gone(gone));
        }
        List<WardView> wards = wardsOf(sight, toldWards);
        if (!wards.equals(before)) {
            frames.add(Frames.wards(wards));
        }
        return frames;
    }

    private void tellState() {
        FeedState state = feed.get();
        boolean isDue = System.nanoTime() - beatAt >= HEARTBEAT.toNanos();
        if (isDue || !state.equals(toldState)) {
            toldState = state;
            beatAt = System.nanoTime();
            byte[] frame = Frames.event(
                    "state",
                    new State(state.stale(), state.cause(), ward.now(), clock.speedNow(), System.currentTimeMillis()));
            streams.forEach(stream -> offer(stream, frame));
        }
    }

    private void offer(EventStream stream, byte[] frame) {
        if (!stream.isOver() && !stream.offer(frame)) {
            cut.increment();
            stream.cut();
            LOG.info("An event stream was ended: its reader does not read");
        }
    }

    private static List<WardView> wardsOf(Sight sight, List<WardView> wards) {
        return wards.stream().filter(ward -> sight.has(ward.ward())).toList();
    }

    private static ThreadFactory named(String name) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}

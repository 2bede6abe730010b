package dev.wardstream.ward;

import dev.wardstream.access.Standing;
import dev.wardstream.vitals.GlucoseUnit;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.words.Wording;
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
    private final Seats seats;
    private final Glucose glucose;
    private final List<EventStream> streams = new CopyOnWriteArrayList<>();
    private final LongAdder cut = new LongAdder();
    private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor(named("ward-ticks"));
    private final ExecutorService writers = Executors.newCachedThreadPool(named("ward-stream"));
    private long told;
    private List<WardView> toldWards = List.of();
    private FeedState toldState = FeedState.LIVE;
    private long beatAt = System.nanoTime();

    /** What a stream begins with. */
    private record Hello(
            long now,
            double speed,
            long wallNow,
            boolean stale,
            boolean starting,
            String cause,
            Map<String, String> causes,
            Glucose glucose) {}

    private record Glucose(String unit, double perUnit, int decimals) {
        static Glucose in(GlucoseUnit unit) {
            return new Glucose(unit.unit(), unit.perUnit(), unit.decimals());
        }
    }

    private record State(
            boolean stale,
            boolean starting,
            String cause,
            Map<String, String> causes,
            long now,
            double speed,
            long wallNow) {}

    /** What a stream ends with that has to make room: after how many seconds it is worth to try again. */
    private record Later(int seconds) {}

    Broadcast(EncodedBeds beds, Supplier<FeedState> feed, SharedWard ward, Timepiece clock, WardSettings settings) {
        this.beds = beds;
        this.feed = feed;
        this.ward = ward;
        this.clock = clock;
        this.seats = new Seats(settings.streams());
        this.glucose = Glucose.in(settings.glucose());
    }

    void start() {
        var unused =
                ticks.scheduleAtFixedRate(this::tickOrLog, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What became of asking for a stream. */
    sealed interface Opening {
        /** @param over completes when nothing more is written */
        record Open(CompletableFuture<Void> over) implements Opening {}

        /** @param place why not */
        record Refused(Seats.Place place) implements Opening {}
    }

    /**
     * Opens a stream for who asks, where there is room; it ends once they may not listen any more.
     *
     * @param sight whose beds and alarms it tells
     */
    synchronized Opening open(Context context, Sight sight, Standing listener) {
        streams.removeIf(EventStream::isOver);
        Seats.Place place = seats.of(listener, streams);
        if (place instanceof Seats.Place.InPlaceOf other) {
            other.stream().end(Frames.event("later", new Later(Seats.LATER_SECONDS)));
            streams.remove(other.stream());
            LOG.info("A viewer's event stream was ended: all are taken, and a nurse asked for one");
        } else if (!(place instanceof Seats.Place.Free)) {
            return new Opening.Refused(place);
        }
        return new Opening.Open(begin(new EventStream(context, sight, listener)));
    }

    private CompletableFuture<Void> begin(EventStream stream) {
        Sight sight = stream.sight();
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
                                state.starting(),
                                state.cause().toString(),
                                Wording.translated(state.cause()),
                                glucose)));
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
                    new State(
                            state.stale(),
                            state.starting(),
                            state.cause().toString(),
                            Wording.translated(state.cause()),
                            ward.now(),
                            clock.speedNow(),
                            System.currentTimeMillis()));
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

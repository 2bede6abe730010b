package dev.wardstream.ward;

import dev.wardstream.access.Access;
import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.CommandOutcome;
import dev.wardstream.vitals.Health;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.Startup;
import dev.wardstream.words.Said;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The ward's state, live, and the API that tells it. Every instance knows every bed, and a restart reads it all anew. */
public final class LiveWard implements AutoCloseable {
    private final SharedWard ward;
    private final WardFeed feed;
    private final FeedWatch watch;
    private final CommandDesk desk;
    private final EncodedBeds beds;
    private final Broadcast broadcast;
    private final Directory directory;

    private LiveWard(
            WardSettings settings,
            AlarmPolicy policy,
            Map<String, Object> kafka,
            Timepiece clock,
            Starting stream,
            Directory directory) {
        this.directory = directory;
        ward = new SharedWard(new Ward(policy, settings.history()), clock);
        feed = new WardFeed(kafka, wallTime(settings.history(), clock), ward, new Ear());
        watch = new FeedWatch(feed, kafka);
        desk = new CommandDesk(kafka);
        beds = new EncodedBeds(ward);
        broadcast = new Broadcast(beds, () -> pageState(stream), ward, clock, settings);
    }

    /**
     * How a start goes.
     *
     * @param startup judges how long it may take
     * @param stream what the stream still reads before it watches anybody; empty once it does
     */
    public record Starting(Startup startup, Supplier<Said> stream) {}

    /**
     * Starts to read. The topics must be there.
     *
     * @param starting what the page says until the stream and what it shows are up
     * @param directory what people choose from
     */
    public static LiveWard start(
            WardSettings settings,
            AlarmPolicy policy,
            Map<String, Object> kafka,
            Timepiece clock,
            Starting starting,
            Directory directory) {
        LiveWard live = new LiveWard(settings, policy, kafka, clock, starting, directory);
        live.feed.start();
        live.watch.start();
        live.broadcast.start();
        return live;
    }

    /**
     * Adds the API to a server.
     *
     * @param access who asks, and how long they may listen
     * @param health of the whole app
     */
    public void addTo(JavalinDefaultRoutingApi routes, Access access, Supplier<Health> health) {
        WardRights rights = new WardRights(ward, Access::userOf, access::refused, feed::knowsPlaces);
        CommandRoute commands = new CommandRoute(desk, rights, access.approvals(), access.isOpen(), ward::now);
        ReadingAudit readings = new ReadingAudit(Access::userOf, access::did, System::currentTimeMillis);
        new WardRoutes(
                        ward,
                        beds,
                        broadcast,
                        commands,
                        rights,
                        readings,
                        access::standing,
                        access::mayLookInside,
                        health,
                        new Choices(ward, rights, directory))
                .addTo(routes);
    }

    /** Who is shown in a bed. */
    public List<PatientId> lyingIn(Location bed) {
        return ward.read(state -> state.lyingIn(bed));
    }

    /** What is still being read before the ward is known for the first time; empty afterwards. */
    public String reading() {
        return watch.reading().toString();
    }

    /** Why what is shown is not what there is, though it was read once; empty where it is. */
    public String illness() {
        return watch.state().cause().toString();
    }

    public WardCounts counts() {
        return new WardCounts(feed.read(), feed.unreadable(), broadcast.streams(), broadcast.cut());
    }

    /** Ends the open pages' streams: to be done before the server stops, which takes their requests back. */
    public void endStreams() {
        broadcast.close();
    }

    @Override
    public void close() {
        endStreams();
        watch.close();
        feed.close();
        desk.close();
    }

    /** While the stream or what is shown is not up yet, the page is not live: nobody may take an empty ward for a quiet one. */
    private FeedState pageState(Starting starting) {
        Said stream = starting.stream().get();
        Said past = watch.reading();
        Said both = stream.isEmpty() || past.isEmpty() ? Said.NOTHING : Said.of("list.then");
        Said reading = stream.and(both).and(past);
        if (reading.isEmpty()) {
            return watch.state();
        }
        long elapsed = starting.startup().elapsed().toMillis();
        return starting.startup().isOverdue()
                ? FeedState.stale(
                        Said.of("start.overdue", elapsed).and("list.begins").and(reading))
                : FeedState.starting(reading.and("start.lasts", elapsed));
    }

    /** A ward's hours may be longer than the wall clock's, where the ward's clock goes slower. */
    private static Duration wallTime(Duration history, Timepiece clock) {
        double speed = clock.speedNow();
        return speed > 0 && speed < 1 ? Duration.ofMillis(Math.round(history.toMillis() / speed)) : history;
    }

    private final class Ear implements WardFeed.Listener {
        @Override
        public void heard(Alert event, boolean live) {
            if (live) {
                broadcast.alarm(AlarmView.of(event));
            }
        }

        @Override
        public void heard(CommandOutcome outcome, boolean live) {
            desk.heard(outcome);
            if (live) {
                broadcast.outcome(OutcomeView.of(outcome));
            }
        }
    }
}

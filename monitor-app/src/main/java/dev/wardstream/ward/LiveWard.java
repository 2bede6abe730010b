package dev.wardstream.ward;

import dev.wardstream.access.Access;
import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.CommandOutcome;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Duration;
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

    private LiveWard(WardSettings settings, AlarmPolicy policy, Map<String, Object> kafka, Timepiece clock) {
        ward = new SharedWard(new Ward(policy, settings.history()), clock);
        feed = new WardFeed(kafka, wallTime(settings.history(), clock), ward, new Ear());
        watch = new FeedWatch(feed, kafka);
        desk = new CommandDesk(kafka);
        beds = new EncodedBeds(ward);
        broadcast = new Broadcast(beds, watch::state, ward, clock, settings.streams());
    }

    /** Starts to read. The topics must be there. */
    public static LiveWard start(
            WardSettings settings, AlarmPolicy policy, Map<String, Object> kafka, Timepiece clock) {
        LiveWard live = new LiveWard(settings, policy, kafka, clock);
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
        CommandRoute commands = new CommandRoute(desk, Access::userOf, access.isOpen(), ward::now);
        ReadingAudit readings = new ReadingAudit(Access::userOf, access::did, System::currentTimeMillis);
        new WardRoutes(ward, beds, broadcast, commands, readings, access::standing, health).addTo(routes);
    }

    /** Why what is shown is not what there is; empty where it is. */
    public String illness() {
        return watch.state().cause();
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

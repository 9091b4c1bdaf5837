package io.tickflow.sandbox.stack.venue;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a venue do what a {@link FaultFile} says, on a thread of its own. */
final class FaultWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FaultWatch.class);
    private static final long LOOK_MILLIS = 20;

    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread created = new Thread(task, "venue-faults");
                        created.setDaemon(true);
                        return created;
                    });
    private final FaultFile file;
    private final Venue venue;
    private @Nullable VenueFaults current;

    private FaultWatch(FaultFile file, Venue venue) {
        this.file = file;
        this.venue = venue;
    }

    static FaultWatch start(FaultFile file, Venue venue) {
        var watch = new FaultWatch(file, venue);
        watch.look();
        var unused =
                watch.thread.scheduleWithFixedDelay(
                        watch::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        return watch;
    }

    private void look() {
        try {
            VenueFaults ordered = file.ordered().orElse(VenueFaults.NONE);
            if (!ordered.equals(current)) {
                LOG.info("From now on: {}", ordered);
                venue.misbehave(ordered);
                current = ordered;
                file.confirm(ordered);
            }
        } catch (IOException e) {
            LOG.error("Cannot tell how to behave", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}

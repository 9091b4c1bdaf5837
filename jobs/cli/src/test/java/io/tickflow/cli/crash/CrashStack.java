package io.tickflow.cli.crash;

import io.tickflow.cli.demo.DeskProcess;
import io.tickflow.cli.demo.SignalFeed;
import io.tickflow.connector.topic.TopicCatalogue;
import io.tickflow.connector.topic.TopicCheck;
import io.tickflow.process.FreePorts;
import io.tickflow.process.ScratchFolder;
import io.tickflow.sandbox.fault.FaultProxy;
import io.tickflow.sandbox.stack.kafka.KafkaBroker;
import io.tickflow.sandbox.stack.kafka.KafkaPorts;
import io.tickflow.sandbox.stack.venue.VenueFaults;
import io.tickflow.sandbox.stack.venue.VenueProcess;
import io.tickflow.testkit.builder.TestInstruments;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A desk with its sink, a venue and a broker, each in a process of its own, with a proxy on each
 * link of the desk.
 */
final class CrashStack implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final ScratchFolder folder;
    private final FaultProxy kafkaLink;
    private final FaultProxy venueLink;
    private final KafkaBroker broker;
    private final VenueProcess venue;
    private final SignalFeed feed;
    private final DeskProcess desk;

    private CrashStack(ScratchFolder folder, CrashSetup setup, long seed) throws Exception {
        this.folder = folder;
        List<Integer> ports = FreePorts.find(2);
        kafkaLink = FaultProxy.to(ports.get(1));
        broker =
                KafkaBroker.start(
                        folder,
                        KafkaPorts.of(ports.get(0)).withLink(ports.get(1), kafkaLink.port()));
        new TopicCheck(broker.bootstrapServers(), TIMEOUT).run(TopicCatalogue.bundled(), true);
        venue = VenueProcess.start(folder, broker.bootstrapServers(), setup.habits());
        venueLink = FaultProxy.to(venue.port());
        feed = new SignalFeed(broker.bootstrapServers(), seed);
        feed.quote();
        desk = new DeskProcess(folder, settings(setup));
    }

    /** Starts all of it but the feed. */
    static CrashStack start(Path parent, CrashSetup setup, long seed) throws Exception {
        ScratchFolder folder = ScratchFolder.create(parent, false);
        try {
            var stack = new CrashStack(folder, setup, seed);
            stack.desk.start();
            return stack;
        } catch (Exception | Error e) {
            folder.close();
            throw e;
        }
    }

    String servers() {
        return broker.bootstrapServers();
    }

    SignalFeed feed() {
        return feed;
    }

    VenueProcess venue() {
        return venue;
    }

    /** Does the fault and heals it. */
    void suffer(CrashStep step, Path checkpoint) throws InterruptedException {
        switch (step.fault()) {
            case KILL -> {
                desk.kill();
                desk.restore(checkpoint);
            }
            case DISK_LOST -> {
                desk.kill();
                desk.startOnEmptyDisk();
            }
            case FREEZE -> {
                desk.freeze();
                Thread.sleep(step.lastsMillis());
                desk.thaw();
            }
            case KAFKA_CUT -> cut(kafkaLink, step);
            case VENUE_CUT -> cut(venueLink, step);
            case VENUE_KILLED -> {
                venue.kill();
                venue.restart();
                feedQuotes();
            }
            default -> {
                venue.misbehave(step.fault().ofVenue());
                Thread.sleep(step.lastsMillis());
                venue.misbehave(VenueFaults.NONE);
            }
        }
    }

    /** Waits for a checkpoint of the running desk. */
    Path awaitCheckpoint() {
        return desk.awaitCheckpoint();
    }

    @Override
    public void close() {
        feed.close();
        folder.close();
        venueLink.close();
        kafkaLink.close();
    }

    private static void cut(FaultProxy link, CrashStep step) throws InterruptedException {
        link.cut();
        Thread.sleep(step.lastsMillis());
        link.heal();
    }

    /** A venue that starts again reads only new ticks. */
    private void feedQuotes() {
        try {
            feed.quote();
        } catch (Exception e) {
            throw new IllegalStateException("the quotes cannot be published", e);
        }
    }

    private Map<String, String> settings(CrashSetup setup) {
        Map<String, String> settings = new HashMap<>(setup.settings());
        settings.put("tickflow.mode", "DEMO");
        settings.put("tickflow.kafka.bootstrap-servers", "127.0.0.1:" + kafkaLink.port());
        settings.put("tickflow.fix.host", "127.0.0.1");
        settings.put("tickflow.fix.port", Integer.toString(venueLink.port()));
        settings.put("tickflow.fix.sender-comp-id", "TICKFLOW");
        settings.put("tickflow.fix.target-comp-id", "VENUE");
        settings.put("tickflow.fix.reconnect-interval", "1 s");
        settings.put("tickflow.execution.reconcile-wait", "2 s");
        settings.put("tickflow.execution.status-wait", "1 s");
        settings.put("tickflow.execution.silence", "1 s");
        // A killed desk lets go of nothing: its successor waits for this.
        settings.put("tickflow.execution.lease", "1 s");
        // So often that most starts read a snapshot.
        settings.put("tickflow.execution.snapshot-every", "200");
        SignalFeed.SYMBOLS.forEach(symbol -> settings.putAll(TestInstruments.settings(symbol)));
        settings.put("tickflow.risk.entries-per-second", "1000");
        settings.put("tickflow.risk.entry-burst", "1000");
        return settings;
    }
}

package io.tickflow.cli.demo;

import io.tickflow.cli.console.CommandException;
import io.tickflow.cli.console.ProgressLine;
import io.tickflow.cli.local.LocalCluster;
import io.tickflow.connector.event.EventTypes;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Waits for the pipeline to start and to come to rest: every tick accounted for, every signal and
 * order ended, every event in ClickHouse. Gives up only when nothing at all has moved for a while.
 */
final class PipelineWatch {

    private static final long STALL_NANOS = TimeUnit.SECONDS.toNanos(90);
    private static final long POLL_MILLIS = 250;
    private static final List<String> FROM_TICKS =
            List.of(
                    EventTypes.FEATURES.topic(),
                    EventTypes.PREDICTIONS.topic(),
                    EventTypes.SIGNALS.topic(),
                    EventTypes.DEAD_LETTERS.topic());

    private final LocalCluster cluster;
    private final OffsetMeter meter;
    private final EventTail tail;
    private final History history;
    private final ProgressLine progress;
    private final Path logs;

    private long lastSum = -1;
    private long lastMoveNanos = System.nanoTime();
    private long ticksStoredNanos;

    PipelineWatch(
            LocalCluster cluster,
            OffsetMeter meter,
            EventTail tail,
            History history,
            ProgressLine progress,
            Path logs) {
        this.cluster = cluster;
        this.meter = meter;
        this.tail = tail;
        this.history = history;
        this.progress = progress;
        this.logs = logs;
    }

    /** Returns once every task of every job runs. */
    void awaitRunning() throws Exception {
        moved();
        while (!cluster.allRunning()) {
            pause("the jobs do not start");
        }
    }

    /**
     * Returns once all has come to rest.
     *
     * @return records by topic
     */
    Map<String, Long> awaitSettled(long ticksPublished) throws Exception {
        moved();
        while (true) {
            Map<String, Long> topics = meter.counts();
            Map<String, Long> tables = history.inserted();
            if (ticksStored(topics, tables, ticksPublished) && atRest(topics, tables)) {
                progress.end();
                return topics;
            }
            long events = sum(topics);
            long rows = sum(tables);
            progress.show(
                    (double) rows / Math.max(1, events),
                    String.format(
                            Locale.ROOT, "settling: %,d of %,d events in ClickHouse", rows, events),
                    System.nanoTime());
            if (events + rows != lastSum) {
                lastSum = events + rows;
                moved();
            }
            pause("the pipeline does not come to rest");
        }
    }

    /** First time at which ClickHouse held all events of the ticks, System.nanoTime. */
    long ticksStoredNanos() {
        return ticksStoredNanos;
    }

    private boolean ticksStored(
            Map<String, Long> topics, Map<String, Long> tables, long ticksPublished) {
        long processed =
                topics.getOrDefault(EventTypes.FEATURES.topic(), 0L)
                        + topics.getOrDefault(EventTypes.DEAD_LETTERS.topic(), 0L);
        boolean stored =
                processed >= ticksPublished
                        && topics.getOrDefault(EventTypes.PREDICTIONS.topic(), 0L)
                                >= topics.getOrDefault(EventTypes.FEATURES.topic(), 0L)
                        && FROM_TICKS.stream().allMatch(topic -> stored(topic, topics, tables));
        if (stored && ticksStoredNanos == 0) {
            ticksStoredNanos = System.nanoTime();
        }
        return stored;
    }

    private boolean atRest(Map<String, Long> topics, Map<String, Long> tables) {
        return HistoryTables.TOPICS.stream().allMatch(topic -> stored(topic, topics, tables))
                && tail.ask(
                        counts ->
                                counts.signals()
                                                >= topics.getOrDefault(
                                                        EventTypes.SIGNALS.topic(), 0L)
                                        && counts.rejectedTotal()
                                                >= topics.getOrDefault(
                                                        EventTypes.DEAD_LETTERS.topic(), 0L)
                                        && counts.settled());
    }

    private static boolean stored(
            String topic, Map<String, Long> topics, Map<String, Long> tables) {
        String table = HistoryTables.TABLE_OF_TOPIC.getOrDefault(topic, "");
        return tables.getOrDefault(table, 0L) >= topics.getOrDefault(topic, 0L);
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private void moved() {
        lastMoveNanos = System.nanoTime();
    }

    private void pause(String trouble) throws Exception {
        Optional<String> failed = cluster.trouble();
        if (failed.isPresent()) {
            throw CommandException.failed("job " + failed.get() + "; its log is below " + logs);
        }
        if (System.nanoTime() - lastMoveNanos > STALL_NANOS) {
            throw CommandException.failed(
                    trouble
                            + ": nothing moved for "
                            + TimeUnit.NANOSECONDS.toSeconds(STALL_NANOS)
                            + " s; the logs are below "
                            + logs);
        }
        TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
}

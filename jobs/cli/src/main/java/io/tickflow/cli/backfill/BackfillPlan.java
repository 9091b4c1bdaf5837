package io.tickflow.cli.backfill;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the user asked for, checked.
 *
 * @param files history in files; empty if it is elsewhere
 * @param topic history in a topic; null if it is elsewhere
 * @param brokerNamed whether the user named the brokers of the feed
 * @param clickHouse whether anything is stored
 * @param savepointTo folder for the savepoint; null for none
 * @param margin how long before the end of the history the live job starts
 * @param parallelism of the job
 * @param report where to write JSON; null for nowhere
 * @param json whether to print JSON
 */
record BackfillPlan(
        List<Path> files,
        @Nullable String topic,
        boolean brokerNamed,
        boolean clickHouse,
        @Nullable Path savepointTo,
        Duration margin,
        int parallelism,
        @Nullable Path report,
        boolean json) {

    boolean handOver() {
        return savepointTo != null;
    }
}

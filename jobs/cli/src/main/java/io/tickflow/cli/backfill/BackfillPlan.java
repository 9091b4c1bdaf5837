package io.tickflow.cli.backfill;

import io.tickflow.ticks.TickFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checked request of the user.
 *
 * @param files history in files; empty if it is elsewhere
 * @param topic history in a topic; null if it is elsewhere
 * @param brokerNamed true if the user named the brokers of the feed
 * @param clickHouse true if anything is stored
 * @param savepointTo folder for the savepoint; null for none
 * @param margin time before the end of the history at which the live job starts
 * @param parallelism of the job
 * @param report file for JSON; null for none
 * @param json true to print JSON
 */
record BackfillPlan(
        List<TickFile> files,
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

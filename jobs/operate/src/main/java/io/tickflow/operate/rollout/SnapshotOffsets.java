package io.tickflow.operate.rollout;

import io.tickflow.operate.OperationException;
import io.tickflow.operate.savepoint.OffsetCheck;
import io.tickflow.operate.savepoint.OffsetReport;
import io.tickflow.operate.savepoint.SavepointCheck;
import io.tickflow.settings.FeedOptions;
import org.apache.flink.configuration.Configuration;

/**
 * Check before a job starts from a snapshot: its topic must have the ticks that follow. A rollout
 * that was left for days, or the old checkpoint of a failing job, may be behind the retention.
 */
final class SnapshotOffsets {

    private final RolloutContext context;
    private final boolean acceptLost;

    SnapshotOffsets(RolloutContext context, boolean acceptLost) {
        this.context = context;
        this.acceptLost = acceptLost;
    }

    /**
     * Checks, as far as this machine sees the snapshot and Kafka.
     *
     * @throws OperationException naming every range that is gone, unless that is accepted
     */
    void require(String snapshot) {
        if (!SavepointCheck.isReadable(snapshot)) {
            say(snapshot + " cannot be read from here, so its offsets were not compared");
            return;
        }
        String topic =
                Configuration.fromMap(context.journal().state().plan().settings())
                        .get(FeedOptions.FEED_TOPIC);
        try {
            OffsetReport report = OffsetCheck.ofFeed(snapshot, topic, context.kafka());
            report.require(acceptLost);
            report.lost().forEach(range -> say("accepted: " + range.text()));
        } catch (OperationException e) {
            if (e.kind() == OperationException.Kind.INVALID) {
                throw e;
            }
            say("the offsets of the snapshot were not compared: " + e.getMessage());
        }
    }

    private void say(String sentence) {
        context.listener().onStep(sentence);
    }
}

package io.tickflow.operate.check;

import io.tickflow.operate.OperationException;
import io.tickflow.operate.feed.Placement;
import io.tickflow.operate.feed.TopicFeed;
import io.tickflow.settings.SignalJobConfig;
import org.jspecify.annotations.Nullable;

/** Checks that the order of each symbol's ticks is defined on the topic of the feed. */
public final class FeedChecks {

    private static final String CHECK = "feed";
    private static final int RECORDS_MAX = 2_000;

    private FeedChecks() {}

    /** Looks at the newest records of each partition. */
    public static CheckResult run(@Nullable SignalJobConfig signal) {
        if (signal == null) {
            return CheckResult.skip(CHECK, "the settings are refused");
        }
        Placement.Report placement;
        try {
            placement = TopicFeed.placement(signal.kafka(), signal.feed().topic(), RECORDS_MAX);
        } catch (OperationException e) {
            return CheckResult.skip(
                    CHECK, String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
        return judge(placement, signal.feed().rekey().on());
    }

    /** Judges the places of records. */
    static CheckResult judge(Placement.Report placement, boolean rekeyed) {
        if (placement.records() == 0) {
            return CheckResult.skip(CHECK, "no record to look at");
        }
        String seen =
                "%d symbols on %d partitions, %d of %d records without a key"
                        .formatted(
                                placement.symbols(),
                                placement.partitions(),
                                placement.keyless(),
                                placement.records());
        if (rekeyed) {
            return CheckResult.pass(CHECK, seen + "; tickflow.feed.rekey restores their order");
        }
        return placement.advice().isEmpty()
                ? CheckResult.pass(CHECK, seen)
                : placement.symbolsOnSeveral() > 0
                        ? CheckResult.fail(CHECK, seen, placement.advice())
                        : CheckResult.pass(CHECK, seen + "\n" + placement.advice());
    }
}

package io.tickflow.operate.observe;

import io.tickflow.core.event.Mode;
import io.tickflow.core.readmodel.Block;
import io.tickflow.core.readmodel.Halt;
import io.tickflow.core.readmodel.OpenOrder;
import io.tickflow.core.readmodel.OpenPosition;
import io.tickflow.operate.kafka.GroupLag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * State of a deployment by the newest records of its topics. Times are append times, epoch
 * milliseconds.
 *
 * @param mode of the newest event; null if there is none
 * @param feed newest tick of each symbol, the newest first
 * @param prediction the newest; null if there is none
 * @param signals those of the last minutes
 * @param unjudged candidates without a verdict
 * @param horizonMillisMax longest horizon among the newest signals
 * @param positions open ones
 * @param orders without an end
 * @param halts accounts that an operator halted
 * @param blocks symbols whose positions are in doubt
 * @param lags unconfirmed records of each consumer group
 */
public record KafkaView(
        @Nullable Mode mode,
        List<SymbolTick> feed,
        @Nullable NewestPrediction prediction,
        SignalRate signals,
        UnjudgedCandidates unjudged,
        long horizonMillisMax,
        List<OpenPosition> positions,
        List<OpenOrder> orders,
        List<Halt> halts,
        List<Block> blocks,
        List<GroupLag> lags) {

    /** Newest tick of a symbol. */
    public record SymbolTick(String symbol, long appendMillis) {}

    /**
     * Newest prediction.
     *
     * @param abstainedSinceMillis start of an unbroken series of abstentions up to the newest; null
     *     if there is none
     */
    public record NewestPrediction(
            String modelId,
            String modelVersion,
            long appendMillis,
            @Nullable Long abstainedSinceMillis) {}

    /**
     * Signals of the last minutes.
     *
     * @param windowMillis length of the counted window
     * @param candidates for the desk
     * @param vetoed by a check
     * @param cut true if the window is shorter because only the newest signals are read
     */
    public record SignalRate(long windowMillis, long candidates, long vetoed, boolean cut) {}
}

package io.tickflow.job.backfill;

import io.tickflow.core.deadletter.DeadLetter;
import io.tickflow.core.market.Tick;
import io.tickflow.flink.edge.EdgeType;
import io.tickflow.job.trading.SignalModel;
import io.tickflow.job.trading.SignalTopology;
import io.tickflow.settings.SignalJobConfig;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.jspecify.annotations.Nullable;

/** Graph from history to signals: that of the SignalJob behind another source. */
public final class BackfillTopology {

    private BackfillTopology() {}

    /**
     * Adds the graph to the environment of {@code ticks}.
     *
     * @param ticks ticks, in order for each symbol
     * @param undecodable dead letters of undecodable records; null if there is no such stream
     * @param origin name of the source, for dead letters
     * @param handOver true if a live job continues from a savepoint of this one: the newest
     *     millisecond of each symbol is then left to it
     */
    static void define(
            DataStream<Tick> ticks,
            @Nullable DataStream<DeadLetter> undecodable,
            String origin,
            SignalJobConfig config,
            SignalModel model,
            SignalTopology.Ends ends,
            boolean handOver) {
        SignalTopology.fromTicks(
                handOver ? wholeMilliseconds(ticks) : ticks,
                undecodable,
                null,
                config.historyStage(origin),
                config,
                model,
                ends);
    }

    private static DataStream<Tick> wholeMilliseconds(DataStream<Tick> ticks) {
        return ticks.keyBy(Tick::symbol)
                .process(new HandOverFunction())
                .returns(EdgeType.TICK)
                .uid(BackfillUids.HAND_OVER)
                .name("hand-over");
    }
}

package io.tickflow.job.trading;

import io.tickflow.core.desk.log.DeskMessage;
import io.tickflow.flink.Uids;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Wakes a desk once a second, from its start on: a desk without records and timers would never read
 * its log, and positions of an earlier run would stay open.
 */
final class DeskClock {

    private static final double PER_SECOND = 1;

    private DeskClock() {}

    static DataStream<DeskMessage> stream(StreamExecutionEnvironment env) {
        var source =
                new DataGeneratorSource<>(
                        index -> DeskMessage.ofClock(),
                        Long.MAX_VALUE,
                        RateLimiterStrategy.perSecond(PER_SECOND),
                        TypeInformation.of(DeskMessage.class));
        return env.fromSource(source, WatermarkStrategy.noWatermarks(), "desk-clock")
                .uid(Uids.DESK_CLOCK_SOURCE)
                .setParallelism(1);
    }
}

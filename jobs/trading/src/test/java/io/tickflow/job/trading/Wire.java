package io.tickflow.job.trading;

import java.io.Serializable;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * Carries records between a test and a job in this JVM, or from a job's end back to its start,
 * until the job is cancelled. Copies of a wire are one wire.
 *
 * @param <T> type of the records
 */
final class Wire<T> implements Serializable {

    private static final Map<String, BlockingQueue<Object>> QUEUES = new ConcurrentHashMap<>();
    private static final long IDLE_MILLIS = 20;

    private final String id = UUID.randomUUID().toString();

    void put(T record) {
        queue().add(record);
    }

    /** The next record; null if none came in time. */
    @SuppressWarnings("unchecked")
    @Nullable T take(long waitMillis) throws InterruptedException {
        return (T) queue().poll(waitMillis, TimeUnit.MILLISECONDS);
    }

    /** The records as a stream that never ends. */
    DataStream<T> stream(StreamExecutionEnvironment env, String name, Class<T> type) {
        return env.fromSource(
                        new NumberSequenceSource(0, Long.MAX_VALUE - 1),
                        WatermarkStrategy.noWatermarks(),
                        name + "-clock")
                .uid(name + "-clock")
                .setParallelism(1)
                .flatMap(
                        (FlatMapFunction<Long, T>)
                                (tick, out) -> {
                                    T record = take(IDLE_MILLIS);
                                    if (record != null) {
                                        out.collect(record);
                                    }
                                })
                .returns(TypeInformation.of(type))
                .uid(name)
                .setParallelism(1);
    }

    private BlockingQueue<Object> queue() {
        return QUEUES.computeIfAbsent(id, key -> new LinkedBlockingQueue<>());
    }
}

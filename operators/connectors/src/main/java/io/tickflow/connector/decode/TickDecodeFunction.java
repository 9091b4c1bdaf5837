package io.tickflow.connector.decode;

import io.tickflow.core.deadletter.DeadLetter;
import io.tickflow.core.market.FeedEvent;
import io.tickflow.core.market.Tick;
import java.time.InstantSource;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Shell of {@link TickDecoder}: emits ticks, and dead letters and feed events as side outputs. */
public final class TickDecodeFunction extends ProcessFunction<RawRecord, Tick> {

    /** Side output of undecodable records. */
    public static final OutputTag<DeadLetter> DEAD_LETTERS =
            new OutputTag<>("undecodable", TypeInformation.of(DeadLetter.class));

    /** Side output of observations about the times of the feed. */
    public static final OutputTag<FeedEvent> FEED_EVENTS =
            new OutputTag<>("feed-events", TypeInformation.of(FeedEvent.class));

    private final FeedClock feedClock;
    private final InstantSource clock;

    private transient TickDecoder decoder;
    private transient ServerTimeWatch serverTimes;
    private transient DecodeMetrics metrics;

    /**
     * Creates a function for one feed.
     *
     * @param feedClock server-time rules of the feed
     * @param clock clock for ages in metrics only; serializable
     */
    public TickDecodeFunction(FeedClock feedClock, InstantSource clock) {
        this.feedClock = feedClock;
        this.clock = clock;
    }

    @Override
    public void open(OpenContext context) {
        decoder = new TickDecoder(feedClock);
        serverTimes = new ServerTimeWatch();
        metrics = new DecodeMetrics(getRuntimeContext().getMetricGroup(), clock);
    }

    @Override
    public void processElement(RawRecord record, Context context, Collector<Tick> out) {
        Decoded decoded = decoder.decode(record);
        metrics.count(decoded, record);
        FeedEvent contradiction = serverTimes.look(decoded, record);
        if (contradiction != null) {
            metrics.serverTimeContradicted();
            context.output(FEED_EVENTS, contradiction);
        }
        if (decoded.tick() != null) {
            out.collect(decoded.tick());
        } else if (decoded.deadLetter() != null) {
            context.output(DEAD_LETTERS, decoded.deadLetter());
        }
    }
}

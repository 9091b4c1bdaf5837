package io.tickflow.bench;

import io.tickflow.connector.event.EventTypes;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderState;
import io.tickflow.core.signal.Signal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Times from a tick to its decision, its order and its fill, and to the echo of its bytes. */
public final class OrderArrivals implements AutoCloseable {

    private final TimedFeed feed;
    private final FeedPlan plan;
    private final List<String> phases;
    private final String bootstrapServers;
    private final Echo echo;
    private final Map<String, PhasedArrivals> arrivals = new LinkedHashMap<>();

    /**
     * Begins to read.
     *
     * @param phases names of the phases
     */
    public OrderArrivals(
            String bootstrapServers, TimedFeed feed, FeedPlan plan, List<String> phases)
            throws Exception {
        this.bootstrapServers = bootstrapServers;
        this.feed = feed;
        this.plan = plan;
        this.phases = List.copyOf(phases);
        echo = Echo.start(bootstrapServers);
        add("Kafka echo", Echo.OUT, Echo::index);
        add(
                "tick to decision",
                EventTypes.SIGNALS.topic(),
                PhasedArrivals.index(EventTypes.SIGNALS, Signal::eventTimeMillis, signal -> true));
        add("tick to order sent", EventTypes.EXECUTIONS.topic(), entries(OrderState.SENT));
        add("tick to fill", EventTypes.EXECUTIONS.topic(), entries(OrderState.FILLED));
    }

    private void add(
            String name, String topic, ToIntFunction<ConsumerRecord<byte[], byte[]>> index) {
        arrivals.put(
                name,
                new PhasedArrivals(
                        bootstrapServers,
                        topic,
                        index,
                        feed,
                        plan.warmUpTicks(),
                        plan.phaseTicks(),
                        phases.size()));
    }

    private static ToIntFunction<ConsumerRecord<byte[], byte[]>> entries(OrderState state) {
        return PhasedArrivals.index(
                EventTypes.EXECUTIONS,
                ExecutionReport::eventTimeMillis,
                report -> report.leg() == Leg.ENTRY && report.state() == state);
    }

    /** Waits until nothing comes any more, and prints the times of each phase. */
    public void print() throws InterruptedException {
        for (Map.Entry<String, PhasedArrivals> entry : arrivals.entrySet()) {
            List<Histogram> histograms = entry.getValue().await();
            for (int i = 0; i < phases.size(); i++) {
                print(entry.getKey(), phases.get(i), histograms.get(i));
            }
        }
    }

    private static void print(String what, String phase, Histogram histogram) {
        System.out.printf(
                Locale.ROOT,
                "%-20s %-16s p50 %8.2f ms  p99 %8.2f ms  p99.9 %8.2f ms  max %8.2f ms  n %,d%n",
                what,
                phase,
                histogram.getValueAtPercentile(50) / 1e3,
                histogram.getValueAtPercentile(99) / 1e3,
                histogram.getValueAtPercentile(99.9) / 1e3,
                histogram.getMaxValue() / 1e3,
                histogram.getTotalCount());
    }

    @Override
    public void close() {
        arrivals.values().forEach(PhasedArrivals::close);
        echo.close();
    }
}

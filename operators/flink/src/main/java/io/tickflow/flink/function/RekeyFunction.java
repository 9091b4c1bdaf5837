package io.tickflow.flink.function;

import io.tickflow.core.market.Tick;
import io.tickflow.core.rekey.WaitingTicks;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Shell of {@link WaitingTicks} on keyed state: restores the order of a symbol's ticks over several
 * partitions. Its watermarks are Kafka's timestamps, up to which every partition has been read. No
 * tick is dropped.
 */
public final class RekeyFunction extends KeyedProcessFunction<String, Tick, Tick> {

    /** Timers are rounded up to this, so that a burst of ticks needs few. */
    static final long TIMER_STEP_MILLIS = 10;

    /**
     * Position in the ticks of a symbol.
     *
     * @param count waiting ticks
     * @param leftMillis largest event time of a tick that left; 0 before the first
     */
    public record Position(int count, long leftMillis) {}

    private static final Position START = new Position(0, 0);

    private final RekeyStage stage;
    private transient ListState<Tick> ticks;
    private transient ValueState<Position> position;

    /** Event time of the last tick of each partition in an hour that the server's clock repeats. */
    private transient MapState<Integer, Long> repeatedHour;

    private transient RekeyMetrics metrics;

    @SuppressWarnings("NullAway.Init") // Flink calls open before anything else.
    public RekeyFunction(RekeyStage stage) {
        this.stage = stage;
    }

    @Override
    public void open(OpenContext context) {
        ticks =
                getRuntimeContext()
                        .getListState(
                                new ListStateDescriptor<>(
                                        "rekey-ticks-v1", TypeInformation.of(Tick.class)));
        position =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "rekey-position-v1", TypeInformation.of(Position.class)));
        repeatedHour =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "rekey-repeated-hour-v1", Types.INT, Types.LONG));
        metrics = new RekeyMetrics(getRuntimeContext().getMetricGroup());
    }

    @Override
    public void processElement(Tick arrived, Context context, Collector<Tick> out)
            throws Exception {
        Position at = position();
        Tick tick = arrived.repeatTimeMillis() == 0 ? arrived : settled(arrived);
        metrics.arrived();
        ticks.add(tick);
        position.update(new Position(at.count() + 1, at.leftMillis()));
        if (at.count() >= stage.ticksMax()) {
            var waiting = new WaitingTicks(stage.waitMillis(), waiting());
            metrics.releasedEarly();
            leave(List.of(waiting.takeFirst()), waiting, out);
        }
        context.timerService().registerEventTimeTimer(timerOf(tick));
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Tick> out)
            throws Exception {
        var waiting = new WaitingTicks(stage.waitMillis(), waiting());
        List<Tick> due = waiting.takeDue(timestamp);
        if (!due.isEmpty()) {
            leave(due, waiting, out);
        }
    }

    /** Settles a time by the order of the tick's own partition, whatever the pace of the others. */
    private Tick settled(Tick tick) throws Exception {
        Long before = repeatedHour.get(tick.partition());
        Tick settled = tick.settledAfter(before == null ? 0 : before);
        repeatedHour.put(tick.partition(), settled.eventTimeMillis());
        return settled;
    }

    private void leave(List<Tick> leaving, WaitingTicks waiting, Collector<Tick> out)
            throws Exception {
        Position at = position();
        long leftMillis = at.leftMillis();
        for (Tick tick : leaving) {
            metrics.left(tick.eventTimeMillis() < leftMillis);
            leftMillis = Math.max(leftMillis, tick.eventTimeMillis());
            out.collect(tick);
        }
        List<Tick> left = waiting.waiting();
        ticks.update(left);
        position.update(new Position(left.size(), leftMillis));
    }

    private long timerOf(Tick tick) {
        long due = tick.appendTimeMillis() + stage.waitMillis();
        return Math.floorDiv(due + TIMER_STEP_MILLIS - 1, TIMER_STEP_MILLIS) * TIMER_STEP_MILLIS;
    }

    private Position position() throws Exception {
        Position stored = position.value();
        return stored == null ? START : stored;
    }

    private List<Tick> waiting() throws Exception {
        @Nullable Iterable<Tick> stored = ticks.get();
        var waiting = new ArrayList<Tick>();
        if (stored != null) {
            stored.forEach(waiting::add);
        }
        return waiting;
    }
}

package io.tickflow.job.backfill;

import io.tickflow.core.market.Tick;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Holds back the newest millisecond of each symbol until a later tick arrives. The history may end
 * in the middle of several ticks with one time, and the live job rejects every tick not later than
 * its history, so the history must end with a complete millisecond. The live job reads the ticks
 * held at the end from the topic.
 *
 * <p>A tick earlier than the newest is held behind it to keep the order. After {@value #HELD_MAX}
 * such ticks the newest had a wrong clock: all are emitted, and the last becomes the newest.
 */
final class HandOverFunction extends KeyedProcessFunction<String, Tick, Tick> {

    static final int HELD_MAX = 10_000;

    /**
     * Ticks held back of a symbol.
     *
     * @param newestMillis event time of the first of them
     * @param count of them
     */
    public record Held(long newestMillis, int count) {}

    private transient ValueState<Held> held;
    private transient ListState<Tick> ticks;
    private transient Counter heldBack;

    @Override
    public void open(OpenContext context) {
        held =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "held-v1", TypeInformation.of(Held.class)));
        ticks =
                getRuntimeContext()
                        .getListState(
                                new ListStateDescriptor<>(
                                        "ticks-v1", TypeInformation.of(Tick.class)));
        heldBack = getRuntimeContext().getMetricGroup().counter("ticksHeldBack");
    }

    @Override
    public void processElement(Tick tick, Context context, Collector<Tick> out) throws Exception {
        Held before = held.value();
        if (before == null) {
            hold(List.of(tick));
        } else if (tick.eventTimeMillis() > before.newestMillis() || before.count() >= HELD_MAX) {
            for (Tick earlier : ticks.get()) {
                out.collect(earlier);
            }
            heldBack.dec(before.count());
            hold(List.of(tick));
        } else {
            ticks.add(tick);
            held.update(new Held(before.newestMillis(), before.count() + 1));
            heldBack.inc();
        }
    }

    private void hold(List<Tick> first) throws Exception {
        ticks.update(new ArrayList<>(first));
        held.update(new Held(first.get(0).eventTimeMillis(), first.size()));
        heldBack.inc(first.size());
    }
}

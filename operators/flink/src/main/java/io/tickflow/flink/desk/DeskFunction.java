package io.tickflow.flink.desk;

import io.tickflow.core.deadletter.DeadLetter;
import io.tickflow.core.desk.Desk;
import io.tickflow.core.desk.DeskBook;
import io.tickflow.core.desk.DeskConfig;
import io.tickflow.core.desk.DeskMemory;
import io.tickflow.core.desk.DeskOutput;
import io.tickflow.core.desk.log.Control;
import io.tickflow.core.desk.log.DeskLog;
import io.tickflow.core.desk.log.DeskMessage;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.signal.Signal;
import io.tickflow.flink.state.StoredDesk;
import java.io.IOException;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Shell of {@link Desk} on keyed state. Inputs are signals, execution reports and controls of one
 * account; outputs are verdicts and orders, including denied and expired ones, and dead letters.
 * The first step of a run reads the desk's log from the position in the state, which may take a
 * while. Clock and timers use Flink's processing time; a timer without due work does nothing.
 */
public final class DeskFunction
        extends KeyedCoProcessFunction<String, Signal, DeskMessage, OrderDecision> {

    /** Side output of unreadable records of the log. */
    public static final OutputTag<DeadLetter> DEAD_LETTERS =
            new OutputTag<>("desk-dead-letters", TypeInformation.of(DeadLetter.class));

    /** Side output of answers to operators' commands. */
    public static final OutputTag<Control> ANSWERS =
            new OutputTag<>("desk-answers", TypeInformation.of(Control.class));

    private final DeskConfig config;
    private final DeskLog log;

    private transient Desk desk;
    private transient StoredDesk stored;
    private transient DeskMetrics metrics;
    private transient boolean caughtUp;

    @SuppressWarnings("NullAway.Init") // Flink calls open before anything else.
    public DeskFunction(DeskConfig config, DeskLog log) {
        this.config = config;
        this.log = log;
    }

    @Override
    public void open(OpenContext openContext) {
        desk = new Desk(config);
        stored = StoredDesk.open(getRuntimeContext());
        metrics = new DeskMetrics(getRuntimeContext().getMetricGroup());
    }

    @Override
    public void processElement1(Signal signal, Context context, Collector<OrderDecision> out)
            throws IOException {
        step(context, out, (memory, nowMillis) -> desk.onSignal(memory, signal, nowMillis));
        if (signal.candidate()) {
            metrics.judged(
                    context.timerService().currentProcessingTime() - signal.appendTimeMillis());
        }
    }

    @Override
    public void processElement2(DeskMessage message, Context context, Collector<OrderDecision> out)
            throws IOException {
        step(context, out, (memory, nowMillis) -> desk.onMessage(memory, message, nowMillis));
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<OrderDecision> out)
            throws IOException {
        step(context, out, desk::onWakeUp);
    }

    private void step(Context context, Collector<OrderDecision> out, Step step) throws IOException {
        TimerService timers = context.timerService();
        DeskBook book = stored.load();
        DeskMemory memory = stored.memory(book);
        if (!caughtUp) {
            emit(desk.catchUp(memory, log, timers.currentProcessingTime()), book, context, out);
            caughtUp = true;
        }
        DeskOutput output = step.take(memory, timers.currentProcessingTime());
        stored.store(book);
        long wakeUpMillis = desk.nextWakeUpMillis(book);
        if (wakeUpMillis != Desk.NO_WAKE_UP) {
            timers.registerProcessingTimeTimer(wakeUpMillis);
        }
        emit(output, book, context, out);
    }

    private void emit(
            DeskOutput output, DeskBook book, Context context, Collector<OrderDecision> out) {
        metrics.count(output, book);
        output.decisions().forEach(out::collect);
        output.answers().forEach(answer -> context.output(ANSWERS, answer));
        output.deadLetters().forEach(letter -> context.output(DEAD_LETTERS, letter));
    }

    private interface Step {
        DeskOutput take(DeskMemory memory, long nowMillis);
    }
}

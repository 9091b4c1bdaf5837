package io.tickflow.job.trading;

import io.tickflow.core.deadletter.DeadLetter;
import io.tickflow.core.desk.DeskConfig;
import io.tickflow.core.desk.log.Control;
import io.tickflow.core.desk.log.DeskLog;
import io.tickflow.core.desk.log.DeskMessage;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.signal.Signal;
import io.tickflow.flink.Uids;
import io.tickflow.flink.desk.DeskFunction;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Graph of the DeskJob, from signals, reports and controls to one sink for all verdicts. */
public final class DeskTopology {

    private DeskTopology() {}

    /**
     * Adds the desk of one account between its ends. Desk and sink have parallelism 1: an account
     * has one book and one FIX session.
     *
     * @param reports execution reports written by {@code sink}
     * @param controls controls of operators
     * @param log records before this run, by {@code sink} and by operators
     * @param sink records every decision and sends the approved ones
     * @param answers sink of the desk's answers to operators
     * @param deadLetters sink of unreadable records of the log, with the reason
     */
    public static void define(
            DataStream<Signal> signals,
            DataStream<DeskMessage> reports,
            DataStream<DeskMessage> controls,
            DeskConfig config,
            DeskLog log,
            Sink<OrderDecision> sink,
            Sink<Control> answers,
            Sink<DeadLetter> deadLetters) {
        String account = config.account();
        SingleOutputStreamOperator<OrderDecision> desk =
                signals.keyBy(signal -> account, Types.STRING)
                        .connect(reports.union(controls).keyBy(message -> account, Types.STRING))
                        .process(new DeskFunction(config, log))
                        .uid(Uids.DESK)
                        .name("desk")
                        .setParallelism(1)
                        .setMaxParallelism(Uids.MAX_PARALLELISM);
        desk.sinkTo(sink).uid(Uids.EXECUTION_SINK).name("execution").setParallelism(1);
        desk.getSideOutput(DeskFunction.ANSWERS)
                .sinkTo(answers)
                .uid(Uids.DESK_ANSWERS_SINK)
                .name("answers-out")
                .setParallelism(1);
        desk.getSideOutput(DeskFunction.DEAD_LETTERS)
                .sinkTo(deadLetters)
                .uid(Uids.DESK_DEAD_LETTERS_SINK)
                .name("deadletters-out")
                .setParallelism(1);
    }
}

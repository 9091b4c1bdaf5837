package io.tickflow.job.trading;

import io.tickflow.core.desk.Control;
import io.tickflow.core.desk.DeskConfig;
import io.tickflow.core.desk.ExecutionReport;
import io.tickflow.core.desk.OrderDecision;
import io.tickflow.core.signal.Signal;
import io.tickflow.flink.Uids;
import io.tickflow.flink.function.DeskFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.java.typeutils.EitherTypeInfo;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.types.Either;

/** The graph of the DeskJob: signals, reports and controls in; every verdict to one sink. */
public final class DeskTopology {

    private static final TypeInformation<Either<ExecutionReport, Control>> NEWS =
            new EitherTypeInfo<>(
                    TypeInformation.of(ExecutionReport.class), TypeInformation.of(Control.class));

    private DeskTopology() {}

    /**
     * Adds the desk of one account between its ends. Desk and sink have parallelism 1: an account
     * has one book and one FIX session.
     *
     * @param reports what became of the orders, written by {@code sink}
     * @param sink records every decision and sends the approved ones
     */
    public static void define(
            DataStream<Signal> signals,
            DataStream<ExecutionReport> reports,
            DataStream<Control> controls,
            DeskConfig config,
            Sink<OrderDecision> sink) {
        String account = config.account();
        DataStream<Either<ExecutionReport, Control>> news =
                reports.map(Either::<ExecutionReport, Control>Left)
                        .returns(NEWS)
                        .uid(Uids.DESK_REPORTS)
                        .name("reports")
                        // As many as read them, so that none overtakes another.
                        .setParallelism(reports.getParallelism())
                        .union(
                                controls.map(Either::<ExecutionReport, Control>Right)
                                        .returns(NEWS)
                                        .uid(Uids.DESK_CONTROLS)
                                        .name("controls")
                                        .setParallelism(controls.getParallelism()));
        signals.keyBy(signal -> account, Types.STRING)
                .connect(news.keyBy(report -> account, Types.STRING))
                .process(new DeskFunction(config))
                .uid(Uids.DESK)
                .name("desk")
                .setParallelism(1)
                .setMaxParallelism(Uids.MAX_PARALLELISM)
                .sinkTo(sink)
                .uid(Uids.EXECUTION_SINK)
                .name("execution")
                .setParallelism(1);
    }
}

package io.tickflow.connector.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import io.tickflow.connector.lease.Lease;
import io.tickflow.connector.lease.LeaseKeeper;
import io.tickflow.connector.orderlog.OrderLogConfig;
import io.tickflow.core.desk.log.Control;
import io.tickflow.core.execution.ExecutionLimits;
import io.tickflow.core.execution.paper.PaperGateway;
import io.tickflow.core.execution.paper.PaperQuotes;
import io.tickflow.core.execution.paper.PaperTerms;
import io.tickflow.core.order.DeskVerdict;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.order.OrderState;
import io.tickflow.testkit.builder.OrderBuilder;
import io.tickflow.testkit.execution.InMemoryLeaseLog;
import io.tickflow.testkit.execution.InMemoryOrderLog;
import io.tickflow.testkit.execution.Verdicts;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

/** Verdicts that the sink records and sends, on the paper venue. */
class ExecutionWriterTest {

    private static final Duration END_MAX = Duration.ofSeconds(60);

    private static final long NEVER = Long.MAX_VALUE;

    private static final String ACCOUNT = "a1";

    private InMemoryOrderLog log = new InMemoryOrderLog();

    @Test
    void shouldRecordOneVerdictADecision() throws Exception {
        try (var writer = writer()) {
            writer.write(denied("e1"), null);
            writer.write(denied("e1"), null);
            writer.write(entry("e2"), null);
            writer.write(denied("e2"), null);
            await().atMost(END_MAX).until(() -> log.states("e2").contains(OrderState.FILLED));
        }

        assertThat(log.orders())
                .extracting(OrderDecision::decisionId, OrderDecision::verdict)
                .containsExactly(
                        tuple("d-e1", DeskVerdict.DENIED), tuple("d-e2", DeskVerdict.APPROVED));
        assertThat(log.epoch()).as("under the epoch that was claimed").isEqualTo(1);
    }

    @Test
    void shouldNeverSendWhatEarlierRunDenied() throws Exception {
        log.append(denied("e1")).join();

        try (var writer = writer()) {
            writer.write(entry("e1"), null);
            await().atMost(END_MAX).until(() -> !log.states("e1").isEmpty());
            writer.write(entry("e1"), null);
            await().atMost(END_MAX).until(() -> log.states("e1").size() == 2);
        }

        assertThat(log.orders()).hasSize(1);
        assertThat(log.states("e1")).containsExactly(OrderState.EXPIRED, OrderState.EXPIRED);
        assertThat(log.reports().get(0)).isEqualTo(log.reports().get(1));
    }

    @Test
    void shouldKeepToApprovalThatEarlierRunRecorded() throws Exception {
        try (var writer = writer()) {
            writer.write(entry("e1"), null);
            await().atMost(END_MAX).until(() -> log.states("e1").contains(OrderState.FILLED));
        }

        try (var writer = writer()) {
            writer.write(denied("e1"), null);
            writer.flush(false);
        }

        assertThat(log.orders()).hasSize(1);
        assertThat(log.states("e1")).endsWith(OrderState.FILLED);
    }

    @Test
    void shouldRecordNoSecondVerdictOnForgottenDecision() throws Exception {
        try (var writer = writer(1)) {
            writer.write(denied("e1"), null);
            writer.write(denied("e2"), null);
            writer.write(denied("e3"), null);
            writer.flush(false);

            writer.write(denied("e1"), null);
            writer.write(entry("e2"), null);
            await().atMost(END_MAX).until(() -> log.states("e2").contains(OrderState.EXPIRED));
            writer.flush(false);
        }

        assertThat(log.orders())
                .extracting(OrderDecision::decisionId)
                .containsExactly("d-e1", "d-e2", "d-e3");
    }

    /** Its verdict is remembered, as orders of both legs are forgotten earlier. */
    @Test
    void shouldSendNoOrderAgainWhoseEndIsForgotten() throws Exception {
        try (var writer = writer(2)) {
            for (String id : List.of("e1", "e2")) {
                writer.write(entry(id), null);
                await().atMost(END_MAX).until(() -> log.states(id).contains(OrderState.FILLED));
                writer.write(exitOf(id), null);
                await().atMost(END_MAX)
                        .until(() -> log.states("x-" + id).contains(OrderState.FILLED));
            }
            writer.write(entry("e1"), null);
            await().atMost(END_MAX).until(() -> log.states("e1").contains(OrderState.EXPIRED));
        }

        assertThat(log.orders())
                .extracting(OrderDecision::clOrdId)
                .containsExactly("e1", "x-e1", "e2", "x-e2");
        assertThat(log.states("e1")).containsOnlyOnce(OrderState.SENT);
    }

    @Test
    void shouldObeyHaltOfRunningAndOfEarlierSink() throws Exception {
        try (var writer = writer()) {
            log.append(new Control("h1", "*", Control.Command.HALT, "ann", "news")).join();
            await().atMost(END_MAX).until(() -> log.controls().size() == 2);
            writer.write(entry("e1"), null);
            await().atMost(END_MAX).until(() -> log.states("e1").contains(OrderState.EXPIRED));
        }
        try (var writer = writer()) {
            writer.write(entry("e2"), null);
            await().atMost(END_MAX).until(() -> log.states("e2").contains(OrderState.EXPIRED));
        }

        assertThat(log.controls().get(1))
                .returns("h1", Control::answerTo)
                .returns(ACCOUNT, Control::account);
    }

    private static OrderDecision entry(String clOrdId) {
        return Verdicts.entry(ACCOUNT, clOrdId, NEVER);
    }

    private static OrderDecision exitOf(String entryClOrdId) {
        return OrderBuilder.order("d-" + entryClOrdId, Leg.EXIT)
                .account(ACCOUNT)
                .clOrdId("x-" + entryClOrdId)
                .quantity(Verdicts.QUANTITY)
                .build();
    }

    private static OrderDecision denied(String clOrdId) {
        return Verdicts.deniedInsteadOf(entry(clOrdId));
    }

    /** A writer on the records of the one before. */
    private ExecutionWriter writer() throws IOException {
        return writer(ExecutionLimits.DEFAULT.rememberedOrdersMax());
    }

    private ExecutionWriter writer(int rememberedOrdersMax) throws IOException {
        log = log.reopen();
        var lease =
                new Lease(ExecutionConfig.LEASE_MILLIS, System::nanoTime, InstantSource.system());
        return ExecutionWriter.open(
                ExecutionConfig.paper("tickflow", ACCOUNT, OrderLogConfig.on("-"))
                        .with(remembering(rememberedOrdersMax)),
                new ExecutionEnds(
                        new LeaseKeeper(ACCOUNT, "test", lease, new InMemoryLeaseLog()),
                        log,
                        new PaperGateway(
                                new RestlessQuotes(),
                                new PaperTerms(0, 0, 1),
                                InstantSource.system()),
                        InstantSource.system()),
                new ExecutionMetrics(UnregisteredMetricsGroup.createSinkWriterMetricGroup()));
    }

    private static ExecutionLimits remembering(int ordersMax) {
        ExecutionLimits standard = ExecutionLimits.DEFAULT;
        return new ExecutionLimits(
                standard.logonWaitMillis(),
                standard.reconcileMillis(),
                standard.statusWaitMillis(),
                standard.silenceMillis(),
                standard.waitingExitsMax(),
                standard.openOrdersMax(),
                ordersMax,
                standard.inFlightMax(),
                standard.closeMillis());
    }

    /** Time without ticks. */
    private static final class RestlessQuotes implements PaperQuotes {

        private final ScheduledExecutorService time = Executors.newSingleThreadScheduledExecutor();

        @Override
        public void start(Listener listener) {
            var unused = time.scheduleWithFixedDelay(listener::onTime, 0, 1, TimeUnit.MILLISECONDS);
        }

        @Override
        public void close() {
            time.shutdownNow();
        }
    }
}

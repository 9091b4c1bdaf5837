package io.tickflow.cli.savepoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tickflow.cli.console.Home;
import io.tickflow.cli.local.LocalCluster;
import io.tickflow.connector.event.EventType;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.core.desk.log.Control;
import io.tickflow.core.desk.log.DeskMessage;
import io.tickflow.core.event.Deployment;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.ledger.LedgerCheck;
import io.tickflow.core.ledger.SignalWay;
import io.tickflow.core.market.Side;
import io.tickflow.core.order.DeskVerdict;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.order.OrderState;
import io.tickflow.core.risk.RiskReason;
import io.tickflow.core.signal.Signal;
import io.tickflow.core.signal.SignalReason;
import io.tickflow.core.signal.SignalVerdict;
import io.tickflow.flink.job.JobEnvironment;
import io.tickflow.job.trading.DeskJob;
import io.tickflow.sandbox.stack.Sandbox;
import io.tickflow.sandbox.stack.SandboxConfig;
import io.tickflow.settings.Settings;
import io.tickflow.testkit.TestDeployments;
import io.tickflow.testkit.builder.SignalBuilder;
import io.tickflow.testkit.builder.VectorBuilder;
import io.tickflow.testkit.execution.Verdicts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Checked-in savepoints of a DeskJob that held one position, in paper mode, and a Kafka that knows
 * nothing of it: the restored desk knows it from its state alone.
 */
class DeskSavepointITCase {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    /** Each look opens a consumer. */
    private static final Duration POLL = Duration.ofMillis(250);

    private static final String SYMBOL = "EURUSD";
    private static final long EVENT_TIME = 1_399_300_000_000L;

    /** So long that only the market's time reaches it. */
    private static final long HORIZON_MILLIS = Duration.ofDays(3_650).toMillis();

    @TempDir private Path folder;

    private static final double BID = 1.5;
    private static final double ASK = 1.5002;
    private static final long TICK_MILLIS = 50;

    private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor();
    private static Sandbox sandbox;

    private KafkaProducer<byte[], byte[]> producer;

    @BeforeAll
    static void startKafka(@TempDir Path shared) {
        sandbox =
                Sandbox.start(
                        SandboxConfig.everything()
                                .in(shared, false)
                                .withoutClickHouse()
                                .withoutVenue(),
                        line -> {});
    }

    @AfterAll
    static void stopKafka() {
        sandbox.close();
    }

    @BeforeEach
    void publishWhatTheSavepointHasRead() throws Exception {
        NewTopics.replaceAll(sandbox.bootstrapServers());
        producer =
                new KafkaProducer<>(
                        Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, sandbox.bootstrapServers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        publish(signal("entry", 0, SignalVerdict.CANDIDATE));
        var unused =
                ticks.scheduleAtFixedRate(
                        this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    @AfterEach
    void close() {
        ticks.shutdownNow();
        producer.close();
    }

    static List<Path> savepoints() throws IOException {
        return KeptStates.savepoints(KeptJob.DESK);
    }

    @ParameterizedTest
    @MethodSource("savepoints")
    void shouldCloseRestoredPositionAtHorizon(Path savepoint) throws Exception {
        // At the offset of the signal behind the savepoint's last verdict.
        publish(signal("while-open", 1, SignalVerdict.CANDIDATE));
        try (var run = run(savepoint)) {
            publish(signal("still-open", 2, SignalVerdict.CANDIDATE));
            assertThat(verdict("still-open").reason()).isEqualTo(RiskReason.OPEN_TRADE_ON_SYMBOL);

            publish(signal("later", HORIZON_MILLIS, SignalVerdict.VETOED));
            OrderDecision exit = verdict("entry");
            assertThat(exit.leg()).isEqualTo(Leg.EXIT);
            assertThat(exit.attempt()).isZero();
            assertThat(exit.side()).isEqualTo(Side.SELL);
            assertThat(exit.quantity()).isEqualTo(Quantity.of(10_000));
            // Not at 1.3860, the quote of the signal: paper fills follow the ticks.
            assertThat(awaitFilled("entry", Leg.EXIT).lastPrice()).isEqualTo(BID);

            OrderDecision brokers = openAtBroker(exit.account());
            publish(signal("next", HORIZON_MILLIS + 1, SignalVerdict.CANDIDATE));
            OrderDecision next = verdict("next");
            assertThat(next.verdict()).isEqualTo(DeskVerdict.APPROVED);
            assertThat(awaitFilled("next", Leg.ENTRY).lastPrice()).isEqualTo(ASK);
            assertThat(orders())
                    .extracting(OrderDecision::decisionId)
                    .containsExactly("still-open", "entry", brokers.decisionId(), "next");
            assertOnlyPaperIsFlattened(brokers);
            KeptStates.assertListed(KeptJob.DESK, run.stop(folder.resolve("savepoints")));
        }
    }

    /** The same account holds something at its broker, which is no matter of a paper desk. */
    private OrderDecision openAtBroker(String account) {
        OrderDecision entry = Verdicts.entry(account, "broker", OrderDecision.NEVER);
        send(EventTypes.ORDERS, entry, TestDeployments.DEMO);
        send(
                EventTypes.EXECUTIONS,
                ExecutionReport.ofOperator(
                        entry, null, OrderState.FILLED, entry.quantity(), ASK, "", 1),
                TestDeployments.DEMO);
        return entry;
    }

    private void assertOnlyPaperIsFlattened(OrderDecision brokers) throws Exception {
        String account = brokers.account();
        send(
                EventTypes.CONTROL,
                new Control("f", account, Control.Command.FLATTEN, "ann", "the day is over"),
                TestDeployments.PAPER);
        awaitFilled("next", Leg.EXIT);

        var check = new LedgerCheck(account);
        int offset = 0;
        for (OrderDecision order : orders()) {
            check.onVerdict(offset++, order);
        }
        for (ExecutionReport report : read(EventTypes.EXECUTIONS)) {
            check.onMessage(DeskMessage.of(offset++, report));
        }
        assertThat(check.find("next"))
                .isNotNull()
                .satisfies(way -> assertThat(way.breaks()).isEmpty())
                .returns(Quantity.ZERO, SignalWay::held);
        assertThat(check.find(brokers.decisionId()))
                .isNotNull()
                .satisfies(way -> assertThat(way.verdicts()).hasSize(1));
    }

    @WritesSavepoint
    void shouldWriteASavepoint() throws Exception {
        Path target = Savepoints.target();
        try (var run = run(null)) {
            awaitFilled("entry", Leg.ENTRY);
            publish(signal("while-open", 1, SignalVerdict.CANDIDATE));
            assertThat(verdict("while-open").reason()).isEqualTo(RiskReason.OPEN_TRADE_ON_SYMBOL);
            Savepoints.copy(run.stop(folder.resolve("savepoints")), target);
        }
        assertThat(target.resolve("_metadata")).isRegularFile();
    }

    private JobRun run(@Nullable Path savepoint) throws Exception {
        Configuration flink =
                LocalCluster.configuration(
                        LocalCluster.flinkConfiguration(), folder.resolve("flink"));
        StreamExecutionEnvironment env = JobEnvironment.create(flink);
        env.setParallelism(1);
        Configuration settings =
                Settings.load(
                        Home.resolve("flink-conf/tickflow.yaml"),
                        Map.of(
                                "tickflow.kafka.bootstrap-servers",
                                sandbox.bootstrapServers(),
                                // No order is filled without a tick, however slow the machine is.
                                "tickflow.execution.paper-tick-wait",
                                "10 min"));
        DeskJob.define(env, DeskJob.configure(settings));
        return JobRun.start(flink, env, savepoint);
    }

    private static Signal signal(String decisionId, long laterMillis, SignalVerdict verdict) {
        var signal =
                SignalBuilder.signal(decisionId)
                        .symbol(SYMBOL)
                        .at(EVENT_TIME + laterMillis)
                        .quote(1.3860, 1.3861)
                        .horizonMillis(HORIZON_MILLIS)
                        .timeToLiveMillis(TIMEOUT.toMillis())
                        .appendedAt(System.currentTimeMillis())
                        .model("test", "1");
        return verdict == SignalVerdict.VETOED
                ? signal.vetoed(SignalReason.COOLDOWN).build()
                : signal.build();
    }

    private void publish(Signal signal) {
        byte[] key = SYMBOL.getBytes(StandardCharsets.UTF_8);
        byte[] value = EventTypes.SIGNALS.encode(signal, TestDeployments.PAPER);
        var unused = producer.send(new ProducerRecord<>(EventTypes.SIGNALS.topic(), key, value));
        producer.flush();
    }

    /** The first order event of a decision. */
    private OrderDecision verdict(String decisionId) {
        return await("a verdict on " + decisionId)
                .atMost(TIMEOUT)
                .pollInterval(POLL)
                .until(
                        () ->
                                orders().stream()
                                        .filter(order -> order.decisionId().equals(decisionId))
                                        .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private ExecutionReport awaitFilled(String decisionId, Leg leg) {
        return await(leg + " of " + decisionId + " filled")
                .atMost(TIMEOUT)
                .pollInterval(POLL)
                .until(
                        () ->
                                read(EventTypes.EXECUTIONS).stream()
                                        .filter(
                                                report ->
                                                        report.decisionId().equals(decisionId)
                                                                && report.leg() == leg
                                                                && report.state()
                                                                        == OrderState.FILLED)
                                        .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private void tick() {
        FeatureVector vector = VectorBuilder.vector("tick").symbol(SYMBOL).quote(BID, ASK).build();
        send(EventTypes.FEATURES, vector, TestDeployments.PAPER);
    }

    private <T> void send(EventType<T> type, T event, Deployment writer) {
        var unused = producer.send(new ProducerRecord<>(type.topic(), type.encode(event, writer)));
    }

    private List<OrderDecision> orders() throws IOException {
        return read(EventTypes.ORDERS);
    }

    private <T> List<T> read(EventType<T> type) throws IOException {
        try (var log = new TopicLog(sandbox.bootstrapServers(), type.topic())) {
            return log.events(type);
        }
    }
}

package io.tickflow.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tickflow.connector.event.EventType;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.connector.topic.TopicCatalogue;
import io.tickflow.connector.topic.TopicCheck;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.order.OrderState;
import io.tickflow.core.risk.RiskReason;
import io.tickflow.process.ScratchFolder;
import io.tickflow.sandbox.fault.OrderLaw;
import io.tickflow.sandbox.stack.kafka.KafkaBroker;
import io.tickflow.sandbox.stack.venue.JournalEntry;
import io.tickflow.sandbox.stack.venue.VenueJournal;
import io.tickflow.sandbox.stack.venue.VenueProcess;
import io.tickflow.testkit.builder.TestInstruments;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The DeskJob, its sink and a venue over FIX, each in a process of its own, while the process of
 * the job is killed again and again and restored from a checkpoint that its log has outrun.
 */
class DeskKilledITCase {

    private static final long SEED = 5;
    private static final int KILLS = 2;
    private static final int VERDICTS_LOST = 20;
    private static final int ORDERS_LOST = 10;
    private static final Set<RiskReason> REASONS =
            Set.of(
                    RiskReason.NONE,
                    RiskReason.KILL_SWITCH,
                    RiskReason.OPEN_TRADE_ON_SYMBOL,
                    RiskReason.OUT_OF_ORDER);

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(200);

    private String servers;
    private VenueProcess venue;

    @Test
    void shouldDecideAndSendOnceWhenKilled(@TempDir Path parent) throws Exception {
        try (var directory = ScratchFolder.create(parent, false);
                var broker = KafkaBroker.start(directory)) {
            servers = broker.bootstrapServers();
            new TopicCheck(servers, TIMEOUT).run(TopicCatalogue.bundled(), true);
            try (var feed = new SignalFeed(servers, SEED);
                    var started = VenueProcess.start(directory, servers);
                    var tail = new EventTail(servers)) {
                venue = started;
                feed.quote();
                var desk = new DeskProcess(directory, settings());
                desk.start();
                feed.start();
                for (int i = 0; i < KILLS; i++) {
                    Path checkpoint = desk.awaitCheckpoint();
                    awaitProgress();
                    desk.kill();
                    desk.restore(checkpoint);
                }
                awaitProgress();
                awaitReasons();
                feed.stop();
                await("everything has ended")
                        .atMost(TIMEOUT)
                        .until(
                                () ->
                                        judged(feed)
                                                && tail.ask(EventCounts::settled)
                                                && nothingHeld());
                desk.kill();
                assertOneVerdictEach(feed);
                assertOrders();
                assertOneTradeASymbol();
            }
        }
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("tickflow.mode", "DEMO");
        settings.put("tickflow.kafka.bootstrap-servers", servers);
        settings.put("tickflow.fix.host", "127.0.0.1");
        settings.put("tickflow.fix.port", Integer.toString(venue.port()));
        settings.put("tickflow.fix.sender-comp-id", "TICKFLOW");
        settings.put("tickflow.fix.target-comp-id", "VENUE");
        settings.put("tickflow.fix.remembers-completed-orders", "true");
        settings.put("tickflow.fix.answers-positions", "true");
        settings.put("tickflow.fix.reconnect-interval", "1 s");
        settings.put("tickflow.execution.reconcile-wait", "2 s");
        settings.put("tickflow.execution.status-wait", "1 s");
        // A killed desk lets go of nothing: its successor waits for this.
        settings.put("tickflow.execution.lease", "1 s");
        SignalFeed.SYMBOLS.forEach(symbol -> settings.putAll(TestInstruments.settings(symbol)));
        settings.put("tickflow.risk.entries-per-second", "1000");
        settings.put("tickflow.risk.entry-burst", "1000");
        return settings;
    }

    /** Waits until the log and the venue know more than any checkpoint before. */
    private void awaitProgress() throws IOException {
        long verdicts = end(EventTypes.ORDERS.topic()) + VERDICTS_LOST;
        long orders = venue.journal().orderCount() + ORDERS_LOST;
        await("verdicts and orders")
                .atMost(TIMEOUT)
                .pollInterval(POLL)
                .until(
                        () ->
                                end(EventTypes.ORDERS.topic()) >= verdicts
                                        && venue.journal().orderCount() >= orders);
    }

    /** A desk that caught up over a halt may have met none: the feed goes on until it has. */
    private void awaitReasons() {
        await("verdicts for each of the reasons")
                .atMost(TIMEOUT)
                .pollInterval(POLL)
                .until(() -> reasons().containsAll(REASONS));
    }

    private Set<RiskReason> reasons() throws IOException {
        return entries().values().stream()
                .map(verdicts -> verdicts.get(0).reason())
                .collect(Collectors.toSet());
    }

    private boolean judged(SignalFeed feed) throws IOException {
        return entries().keySet().containsAll(feed.candidates());
    }

    private boolean nothingHeld() throws IOException {
        Map<String, Double> held = new HashMap<>();
        for (JournalEntry order : venue.journal().orders()) {
            held.merge(order.symbol(), signedFill(order), Double::sum);
        }
        return held.values().stream().allMatch(units -> units == 0);
    }

    private void assertOneVerdictEach(SignalFeed feed) throws IOException {
        Map<String, List<OrderDecision>> entries = entries();
        assertThat(entries.keySet()).containsExactlyInAnyOrderElementsOf(feed.candidates());
        assertThat(entries.values()).allSatisfy(verdicts -> assertThat(verdicts).hasSize(1));
        assertThat(reasons()).containsAll(REASONS);
    }

    private void assertOrders() throws IOException {
        List<OrderDecision> orders = read(EventTypes.ORDERS);
        List<ExecutionReport> reports = read(EventTypes.EXECUTIONS);
        VenueJournal journal = venue.journal();

        assertThat(OrderLaw.violations(orders, reports, journal)).isEmpty();
        assertThat(reports.stream().map(ExecutionReport::clOrdId))
                .as("a decision that was refused has no report beside its verdict")
                .isSubsetOf(orders.stream().map(OrderDecision::clOrdId).toList());
        assertThat(journal.orderCount()).isEqualTo(journal.distinctClOrdIds());
        // An order that left is reported as more than EXPIRED, whether its SENT was written or not.
        assertThat(
                        reports.stream()
                                .filter(report -> report.state().terminal())
                                .filter(report -> report.state() != OrderState.EXPIRED)
                                .map(ExecutionReport::clOrdId)
                                .distinct())
                .containsExactlyInAnyOrderElementsOf(
                        journal.orders().stream().map(JournalEntry::clOrdId).toList());
    }

    /** A symbol's position is closed by an exit of the trade that opened it. */
    private void assertOneTradeASymbol() throws IOException {
        Map<String, String> decisions = new HashMap<>();
        for (OrderDecision order : read(EventTypes.ORDERS)) {
            decisions.put(order.clOrdId(), order.decisionId());
        }
        Map<String, String> open = new HashMap<>();
        for (JournalEntry order : venue.journal().orders()) {
            if (order.price() > 0) {
                String decision = decisions.get(order.clOrdId());
                String before = open.remove(order.symbol());
                assertThat(before).as("before %s", order).isIn(null, decision);
                if (before == null) {
                    open.put(order.symbol(), decision);
                }
            }
        }
    }

    private Map<String, List<OrderDecision>> entries() throws IOException {
        return read(EventTypes.ORDERS).stream()
                .filter(verdict -> verdict.leg() == Leg.ENTRY)
                .collect(Collectors.groupingBy(OrderDecision::decisionId));
    }

    private static double signedFill(JournalEntry order) {
        if (!(order.price() > 0)) {
            return 0;
        }
        return order.side().equals("BUY") ? order.quantity() : -order.quantity();
    }

    private long end(String topic) {
        try (var consumer = consumer()) {
            var partition = new TopicPartition(topic, 0);
            return consumer.endOffsets(List.of(partition)).get(partition);
        }
    }

    private <T> List<T> read(EventType<T> type) throws IOException {
        List<T> events = new ArrayList<>();
        try (var consumer = consumer()) {
            var partition = new TopicPartition(type.topic(), 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                for (var found : consumer.poll(POLL)) {
                    events.add(type.decode(found.value()).body());
                }
            }
        }
        return events;
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", servers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}

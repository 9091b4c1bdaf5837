package io.tickflow.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tickflow.cli.savepoint.TopicLog;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.market.Side;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.sandbox.fault.DeskEvidence;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Proof from the topics that a rollout changes no position: trades that are open when a job stops
 * hold the same at its start again, unless their own horizon has passed.
 */
final class PositionProof {

    /** Ticks that a rule refuses move the desk's market time, too, and have no vector. */
    private static final long SLACK_MILLIS = 1_000;

    private final long horizonMillis;
    private final List<OrderDecision> orders;
    private final Map<String, List<ExecutionReport>> fills = new HashMap<>();
    private final Map<String, TreeMap<Long, Long>> marketTimes = new HashMap<>();
    private int unchanged;
    private int exited;

    /** Time without a job that scores. */
    private record Window(String name, long fromMillis, long toMillis) {}

    private PositionProof(String bootstrapServers, long horizonMillis) throws Exception {
        this.horizonMillis = horizonMillis;
        var evidence = new DeskEvidence(bootstrapServers);
        orders = evidence.validVerdicts().stream().filter(OrderDecision::approved).toList();
        for (ExecutionReport report : evidence.reports()) {
            if (report.lastQuantity().isPositive()) {
                fills.computeIfAbsent(report.decisionId(), id -> new ArrayList<>()).add(report);
            }
        }
        try (var log = new TopicLog(bootstrapServers, EventTypes.FEATURES.topic())) {
            for (var record : log.read()) {
                FeatureVector vector = EventTypes.FEATURES.decode(record.value()).body();
                marketTimes
                        .computeIfAbsent(vector.symbol(), symbol -> new TreeMap<>())
                        .merge(vector.appendTimeMillis(), vector.eventTimeMillis(), Math::max);
            }
        }
    }

    /**
     * Compares the positions before and after each stop of the rollouts.
     *
     * @param horizonMillis market time after which the desk closes a position
     */
    static void assertTrue(String bootstrapServers, List<JsonNode> rollouts, long horizonMillis)
            throws Exception {
        var proof = new PositionProof(bootstrapServers, horizonMillis);
        for (JsonNode rollout : rollouts) {
            for (Window window : windows(Path.of(rollout.path("journal").asText()))) {
                proof.assertUnchanged(window);
            }
        }
        proof.assertExitsHaveTheirReason();
        System.out.printf(
                "%d positions were open over a stop and held the same after it, %d were closed"
                        + " meanwhile at their horizon%n",
                proof.unchanged, proof.exited);
        assertThat(proof.unchanged).as("positions open over a stop").isPositive();
    }

    private static List<Window> windows(Path journal) throws Exception {
        Map<String, Long> at = new HashMap<>();
        for (String line : Files.readAllLines(journal)) {
            JsonNode entry = new ObjectMapper().readTree(line);
            at.put(entry.path("event").asText(), entry.path("atMillis").asLong());
        }
        List<Window> windows = new ArrayList<>();
        add("forward", at.get("STOP_INTENDED"), at.get("STARTED"), windows);
        add("back", at.get("BACK_STOP_INTENDED"), at.get("BACK_STARTED"), windows);
        assertThat(windows).isNotEmpty();
        return windows;
    }

    private static void add(
            String name, @Nullable Long from, @Nullable Long to, List<Window> windows) {
        if (from != null && to != null) {
            windows.add(new Window(name, from, to));
        }
    }

    private void assertUnchanged(Window window) {
        Map<String, Quantity> before = new TreeMap<>();
        Map<String, Quantity> after = new TreeMap<>();
        for (OrderDecision entry : orders) {
            Quantity held = held(entry, window.fromMillis());
            if (entry.leg() != Leg.ENTRY || held.isZero()) {
                continue;
            }
            Quantity later = held(entry, window.toMillis());
            if (marketTime(entry.symbol(), window.toMillis()) >= horizonOf(entry)) {
                exited += later.isZero() ? 1 : 0;
                continue;
            }
            before.merge(entry.symbol(), held, Quantity::plus);
            after.merge(entry.symbol(), later, Quantity::plus);
        }
        System.out.printf(
                Locale.ROOT,
                "%s, %d ms without a job: positions %s before, %s after%n",
                window.name(),
                window.toMillis() - window.fromMillis(),
                before,
                after);
        assertThat(after).isEqualTo(before);
        unchanged += before.size();
    }

    /** The desk closes a trade for its horizon, and for nothing else. */
    private void assertExitsHaveTheirReason() {
        assertThat(orders)
                .filteredOn(order -> order.leg() == Leg.EXIT)
                .isNotEmpty()
                .allSatisfy(
                        exit ->
                                assertThat(marketTime(exit.symbol(), exit.decidedAtMillis()))
                                        .isGreaterThanOrEqualTo(horizonOf(exit)));
    }

    private long horizonOf(OrderDecision order) {
        return order.eventTimeMillis() + horizonMillis;
    }

    /** Units of a trade, negative if short. */
    private Quantity held(OrderDecision entry, long atMillis) {
        return fills.getOrDefault(entry.decisionId(), List.of()).stream()
                .filter(fill -> fill.reportTimeMillis() <= atMillis)
                .map(
                        fill ->
                                fill.side() == Side.BUY
                                        ? fill.lastQuantity()
                                        : fill.lastQuantity().negated())
                .reduce(Quantity.ZERO, Quantity::plus);
    }

    /** Newest tick of a symbol that a reader could have at a time. */
    private long marketTime(String symbol, long atMillis) {
        var newest =
                marketTimes
                        .getOrDefault(symbol, new TreeMap<>())
                        .floorEntry(atMillis + SLACK_MILLIS);
        return newest == null ? 0 : newest.getValue();
    }
}

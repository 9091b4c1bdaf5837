package io.tickflow.cli.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.lease.LeaseChange;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.order.OrderState;
import io.tickflow.process.FreePorts;
import io.tickflow.testkit.TestDeployments;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands about orders of a log that a test writes. */
abstract class OrderCommandsScenario {

    private static final String ACCOUNT = OperatorTopics.ACCOUNT;

    private final String bootstrapServers;
    private final OperatorTopics topics;

    OrderCommandsScenario(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.topics = new OperatorTopics(bootstrapServers);
    }

    @Test
    void shouldFindFillThatTheLogDoesNotKnow(@TempDir Path folder) throws Exception {
        Path journal = folder.resolve("journal.jsonl");
        Files.writeString(
                journal,
                """
                {"timeMillis":1,"message":"ORDER","action":"FILLED","clOrdId":"k8","symbol":"EURUSD",\
                "side":"BUY","quantity":10000,"filledQuantity":10000,"price":1.1,"orderId":"O-k8",\
                "reason":"","client":"TICKFLOW"}
                """);

        OperatorRun stranger =
                run("ledger", "--account", "venue-1", "--verify", "--venue=" + journal);
        OperatorRun absent =
                run("ledger", "--account", "venue-1", "--venue=" + folder.resolve("none"));

        assertThat(stranger.exitCode()).isEqualTo(1);
        assertThat(stranger.out()).contains("order k8 reached the venue without an intent");
        assertThat(absent.exitCode()).isEqualTo(2);
        assertThat(absent.err()).contains("none cannot be read");
    }

    @Test
    void shouldFindPlantedBreakInLedger() throws Exception {
        OrderDecision order = OperatorTopics.order("k9", System.currentTimeMillis());
        topics.append(
                EventTypes.ORDERS.topic(), EventTypes.ORDERS.encode(order, TestDeployments.DEMO));
        OperatorRun clean = run("ledger", "--account", ACCOUNT, "--signal", order.decisionId());
        topics.append(
                EventTypes.ORDERS.topic(), EventTypes.ORDERS.encode(order, TestDeployments.DEMO));
        OperatorRun broken = run("ledger", "--account", ACCOUNT, "--verify");
        OperatorRun stranger = run("ledger", "--account", ACCOUNT, "--signal", "nobody");

        assertThat(clean.exitCode()).as(clean.out()).isZero();
        assertThat(clean.out()).contains("ENTRY 0 APPROVED");
        OperatorRun json = run("ledger", "--account", ACCOUNT, "--json");
        assertThat(broken.exitCode()).isEqualTo(1);
        assertThat(broken.out()).contains("order k9 was approved twice").doesNotContain("ENTRY 0");
        assertThat(json.exitCode()).isEqualTo(1);
        assertThat(json.json().path("breaks").toString())
                .contains("decision-k9: order k9 was approved twice");
        JsonNode way = way(json.json(), "decision-k9");
        assertThat(way.path("mode").asText()).isEqualTo("DEMO");
        assertThat(way.path("held").asText()).isEqualTo("0");
        assertThat(way.path("verdicts").path(0).path("quantity").asText()).isEqualTo("10000");
        assertThat(way.path("breaks")).isNotEmpty();
        assertThat(stranger.exitCode()).isEqualTo(2);
    }

    private static JsonNode way(JsonNode ledger, String decisionId) {
        for (JsonNode way : ledger.path("ways")) {
            if (way.path("decisionId").asText().equals(decisionId)) {
                return way;
            }
        }
        throw new AssertionError("no signal " + decisionId + " in " + ledger);
    }

    @Test
    void shouldResolveAnUnknownOrderOnce() throws Exception {
        OrderDecision order = OperatorTopics.order("k1", System.currentTimeMillis());
        topics.append(
                EventTypes.ORDERS.topic(), EventTypes.ORDERS.encode(order, TestDeployments.DEMO));
        topics.append(
                EventTypes.EXECUTIONS.topic(),
                EventTypes.EXECUTIONS.encode(
                        ExecutionReport.ofSink(order, OrderState.UNKNOWN, "", 1),
                        TestDeployments.DEMO));

        OperatorRun tooMuch = resolve("k1", "--filled", "10001");
        OperatorRun done = resolve("k1", "--filled", "4000", "--price", "1.25", "--json");
        OperatorRun again = resolve("k1", "--nothing");

        assertThat(tooMuch.exitCode()).isEqualTo(3);
        assertThat(tooMuch.err()).contains("the order was for 10000");
        assertThat(done.exitCode()).as(done.err()).isZero();
        assertThat(again.exitCode()).isEqualTo(3);
        assertThat(again.err()).contains("the order has ended already: CANCELLED");
        List<ExecutionReport> reports =
                topics.read().reports().stream()
                        .filter(report -> report.clOrdId().equals("k1"))
                        .toList();
        assertThat(reports)
                .extracting(ExecutionReport::state)
                .containsExactly(OrderState.UNKNOWN, OrderState.CANCELLED);
        ExecutionReport evidence = reports.get(1);
        assertThat(evidence.byOperator()).isTrue();
        assertThat(evidence.cumulativeQuantity()).isEqualTo(Quantity.of(4_000));
        assertThat(evidence.averagePrice()).isEqualTo(1.25);
        assertThat(evidence.reason()).contains("seen in the terminal");
    }

    @Test
    void shouldResolveOnlyWhatIsUnknown() throws Exception {
        OrderDecision order = OperatorTopics.order("k2", System.currentTimeMillis());
        topics.append(
                EventTypes.ORDERS.topic(), EventTypes.ORDERS.encode(order, TestDeployments.DEMO));

        OperatorRun early = resolve("k2", "--nothing", "-Dtickflow.desk.silence=1 h");
        OperatorRun stranger = resolve("k3", "--nothing");
        OperatorRun vague = resolve("k2");

        assertThat(early.exitCode()).isEqualTo(3);
        assertThat(early.err()).contains("the order is not unknown");
        assertThat(stranger.exitCode()).isEqualTo(3);
        assertThat(stranger.err()).contains("no order with ClOrdID(11) k3");
        assertThat(vague.exitCode()).isEqualTo(2);
        assertThat(vague.err())
                .contains(
                        "  - Missing required argument (specify one of these): (--filled=QUANTITY")
                .contains("--nothing)");
    }

    private OperatorRun resolve(String clOrdId, String... more) {
        List<String> arguments = new ArrayList<>(List.of("resolve", "--cl-ord-id", clOrdId));
        arguments.addAll(List.of("--account", ACCOUNT, "--reason", "seen in the terminal"));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    @Test
    void shouldShowNoOrderOfFencedOwner() throws Exception {
        String nobody = "http://127.0.0.1:" + FreePorts.find(1).get(0);
        OrderDecision order = OperatorTopics.order("k4", System.currentTimeMillis());
        topics.append(
                EventTypes.ORDERS.topic(),
                EventTypes.ORDERS.encode(order, TestDeployments.DEMO),
                1);
        OrderDecision ofSuccessor = OperatorTopics.order("k5", System.currentTimeMillis());
        topics.append(
                EventTypes.ORDERS.topic(),
                EventTypes.ORDERS.encode(ofSuccessor, TestDeployments.DEMO),
                2);
        assertThat(openOrders(nobody)).contains("k4", "k5");

        var opened = new LeaseChange(ACCOUNT, LeaseChange.State.OPENED, 2, "desk", 1, 0, 1);
        topics.append(
                EventTypes.LEASES.topic(), EventTypes.LEASES.encode(opened, TestDeployments.DEMO));

        assertThat(openOrders(nobody)).contains("k5").doesNotContain("k4");
    }

    private List<String> openOrders(String nobody) throws Exception {
        OperatorRun status =
                run("status", "--json", "--clickhouse", nobody, "--jobmanager", nobody);
        return status.json().path("kafka").path("orders").findValuesAsText("clOrdId");
    }

    private OperatorRun run(String... arguments) {
        return OperatorRun.on(bootstrapServers, arguments);
    }
}

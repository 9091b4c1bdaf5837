package io.tickflow.cli.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tickflow.cli.Main;
import io.tickflow.cli.console.Home;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.connector.topic.TopicCatalogue;
import io.tickflow.connector.topic.TopicCheck;
import io.tickflow.core.desk.log.Control;
import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.lease.LeaseChange;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.order.OrderState;
import io.tickflow.model.registry.JournaledRegistry;
import io.tickflow.model.registry.store.FolderStore;
import io.tickflow.process.FreePorts;
import io.tickflow.process.ScratchFolder;
import io.tickflow.sandbox.stack.kafka.KafkaBroker;
import io.tickflow.testkit.TestDeployments;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands of operators on a real broker, as a desk reads them. */
class OperatorCommandsITCase {

    private static final String ACCOUNT = OperatorTopics.ACCOUNT;

    private static ScratchFolder directory;
    private static KafkaBroker broker;
    private static OperatorTopics topics;

    private static final Set<String> DESK_COMMANDS =
            Set.of("halt", "resume", "resolve", "flatten", "retry-exits", "position");

    private record Run(int exitCode, String out, String err) {

        JsonNode json() throws Exception {
            return new JsonMapper().readTree(out);
        }
    }

    @BeforeAll
    static void start(@TempDir Path parent) throws Exception {
        directory = ScratchFolder.create(parent, false);
        broker = KafkaBroker.start(directory);
        topics = new OperatorTopics(broker.bootstrapServers());
        new TopicCheck(broker.bootstrapServers(), Duration.ofSeconds(20))
                .run(TopicCatalogue.bundled(), true);
    }

    @AfterAll
    static void stop() {
        broker.close();
        directory.close();
    }

    @Test
    void shouldRecordHaltAndResumeForDesk() throws Exception {
        Run halt =
                run(
                        "halt",
                        "--account",
                        "halt-1",
                        "--reason",
                        "news at 14:30",
                        "--by",
                        "ann",
                        "--force");
        Run resume = run("resume", "--account", "halt-1", "--reason", "over", "--json", "--force");

        assertThat(halt.exitCode()).as(halt.err()).isZero();
        assertThat(halt.out())
                .startsWith("HALT for account halt-1 is recorded: tickflow.control, offset ");
        assertThat(resume.json().path("topic").asText()).isEqualTo(EventTypes.CONTROL.topic());
        assertThat(resume.json().path("account").asText()).isEqualTo("halt-1");
        assertThat(topics.read().controls())
                .filteredOn(control -> control.account().equals("halt-1"))
                .extracting(Control::command)
                .containsExactly(Control.Command.HALT, Control.Command.RESUME);
        assertThat(topics.read().controls())
                .extracting(Control::reason, Control::by)
                .contains(org.assertj.core.groups.Tuple.tuple("news at 14:30", "ann"));
    }

    @Test
    void shouldRecordHaltOfStrangerAndWarn() throws Exception {
        OrderDecision order = OperatorTopics.order("k0", System.currentTimeMillis());
        topics.append(
                EventTypes.ORDERS.topic(), EventTypes.ORDERS.encode(order, TestDeployments.DEMO));

        Run stranger = run("halt", "--account", "NOBODY", "--reason", "x");
        Run known = run("halt", "--account", ACCOUNT, "--reason", "x");
        Run resumed = run("resume", "--account", ACCOUNT, "--reason", "x");

        assertThat(stranger.exitCode()).isEqualTo(1);
        assertThat(stranger.out()).contains("HALT for account NOBODY is recorded");
        assertThat(stranger.err())
                .contains("no desk has ever traded account NOBODY; known accounts: ")
                .contains(ACCOUNT)
                .contains("--force");
        assertThat(known.exitCode()).as(known.err()).isZero();
        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
    }

    @Test
    void shouldTellThatNobodyAnsweredCommand() throws Exception {
        Run flatten = desk("flatten", "--symbol", "EURUSD", "--wait=100 ms");
        Run position = desk("position", "EURUSD", "--quantity", "-5000", "--wait=100 ms");
        Run both = desk("position", "EURUSD", "--flat", "--quantity", "1");

        assertThat(flatten.exitCode()).isEqualTo(1);
        assertThat(flatten.err()).contains("no running desk answered");
        assertThat(position.exitCode()).isEqualTo(1);
        assertThat(both.exitCode()).isEqualTo(2);
        assertThat(topics.read().controls())
                .filteredOn(control -> control.account().equals("nobody-1"))
                .extracting(Control::command, Control::symbol, Control::quantity)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                Control.Command.FLATTEN, "EURUSD", null),
                        org.assertj.core.groups.Tuple.tuple(
                                Control.Command.POSITION, "EURUSD", Quantity.of(-5_000)));
    }

    private static Run desk(String command, String... more) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("--account", "nobody-1", "--reason", "x", "--force"));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
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

        Run stranger = run("ledger", "--account", "venue-1", "--verify", "--venue=" + journal);
        Run absent = run("ledger", "--account", "venue-1", "--venue=" + folder.resolve("none"));

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
        Run clean = run("ledger", "--account", ACCOUNT, "--signal", order.decisionId());
        topics.append(
                EventTypes.ORDERS.topic(), EventTypes.ORDERS.encode(order, TestDeployments.DEMO));
        Run broken = run("ledger", "--account", ACCOUNT, "--verify");
        Run stranger = run("ledger", "--account", ACCOUNT, "--signal", "nobody");

        assertThat(clean.exitCode()).as(clean.out()).isZero();
        assertThat(clean.out()).contains("ENTRY 0 APPROVED");
        assertThat(broken.exitCode()).isEqualTo(1);
        assertThat(broken.out()).contains("order k9 was approved twice");
        assertThat(stranger.exitCode()).isEqualTo(2);
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

        Run tooMuch = resolve("k1", "--filled", "10001");
        Run done = resolve("k1", "--filled", "4000", "--price", "1.25", "--json");
        Run again = resolve("k1", "--nothing");

        assertThat(tooMuch.exitCode()).isEqualTo(2);
        assertThat(tooMuch.err()).contains("the order was for 10000");
        assertThat(done.exitCode()).as(done.err()).isZero();
        assertThat(again.exitCode()).isEqualTo(2);
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

        Run early = resolve("k2", "--nothing", "-Dtickflow.desk.silence=1 h");
        Run stranger = resolve("k3", "--nothing");
        Run vague = resolve("k2");

        assertThat(early.exitCode()).isEqualTo(2);
        assertThat(early.err()).contains("the order is not unknown");
        assertThat(stranger.exitCode()).isEqualTo(2);
        assertThat(stranger.err()).contains("no order with ClOrdID(11) k3");
        assertThat(vague.exitCode()).isEqualTo(2);
        assertThat(vague.err()).contains("--filled").contains("--nothing");
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

    private static List<String> openOrders(String nobody) throws Exception {
        Run status = run("status", "--json", "--clickhouse", nobody, "--jobmanager", nobody);
        return status.json().path("kafka").path("orders").findValuesAsText("clOrdId");
    }

    @Test
    void shouldNameUnrecordedHaltWhenBrokerIsGone() {
        Run halt =
                run(
                        "halt",
                        "--reason=x",
                        "--bootstrap-servers=127.0.0.1:" + FreePorts.find(1).get(0));
        Run mute = run("halt");

        assertThat(halt.exitCode()).isEqualTo(1);
        assertThat(halt.err()).contains("HALT is NOT known to be recorded");
        assertThat(mute.exitCode()).isEqualTo(2);
        assertThat(mute.err()).contains("--reason");
    }

    private static Run resolve(String clOrdId, String... more) {
        List<String> arguments = new ArrayList<>(List.of("resolve", "--cl-ord-id", clOrdId));
        arguments.addAll(List.of("--account", ACCOUNT, "--reason", "seen in the terminal"));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    @Test
    void shouldAnnounceModelsAtLeastOnce(@TempDir Path registry) throws Exception {
        String bundle = Home.resolve("models/bundles/direction-eurusd/1").toString();
        String place = "--registry=" + registry.toUri();

        Run unheard = run("models", "publish", bundle, place, "--bootstrap-servers=127.0.0.1:1");
        Run moved = run("models", "alias", "direction-eurusd@champion", "1", place);
        Run quiet = run("models", "announce", place);
        Run again = run("models", "announce", "--all", "--json", place);

        assertThat(unheard.exitCode()).as(unheard.err()).isZero();
        assertThat(unheard.err()).contains("Kafka was not told the last entry of the registry");
        assertThat(moved.err()).isEmpty();
        assertThat(quiet.out()).isEqualTo("Kafka was told every entry before\n");
        assertThat(again.json().path("events").path("told").asInt()).isEqualTo(2);
        assertThat(topics.eventIds(EventTypes.MODELS))
                .hasSize(2)
                .containsOnly(publishedId(registry));
        assertThat(topics.eventIds(EventTypes.ALIASES)).hasSize(2);
    }

    private static String publishedId(Path registry) {
        return new JournaledRegistry(new FolderStore(registry), InstantSource.system(), "test")
                        .entries()
                        .get(0)
                        .id()
                + "/published";
    }

    private static Run run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        if (all.stream().noneMatch(argument -> argument.startsWith("--bootstrap-servers"))) {
            all.add("--bootstrap-servers=" + broker.bootstrapServers());
        }
        if (DESK_COMMANDS.contains(arguments[0]) && !all.toString().contains("--wait")) {
            all.add("--wait=0 s");
        }
        var out = new StringWriter();
        var err = new StringWriter();
        int exitCode =
                Main.commandLine()
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .execute(all.toArray(String[]::new));
        return new Run(exitCode, out.toString(), err.toString());
    }
}

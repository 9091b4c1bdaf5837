package io.tickflow.cli.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.tickflow.cli.console.Home;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.connector.topic.InvalidTopicsException;
import io.tickflow.connector.topic.TopicCatalogue;
import io.tickflow.connector.topic.TopicCheck;
import io.tickflow.core.desk.log.Control;
import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.job.trading.DeskJob;
import io.tickflow.model.registry.JournaledRegistry;
import io.tickflow.model.registry.store.FolderStore;
import io.tickflow.process.FreePorts;
import io.tickflow.process.ScratchFolder;
import io.tickflow.sandbox.stack.kafka.KafkaBroker;
import io.tickflow.testkit.TestDeployments;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands of operators on a real broker, as a desk reads them. */
class OperatorCommandsITCase {

    private static final String ACCOUNT = OperatorTopics.ACCOUNT;

    private static ScratchFolder directory;
    private static KafkaBroker broker;
    private static OperatorTopics topics;

    @BeforeAll
    static void start(@TempDir Path parent) throws Exception {
        directory = ScratchFolder.create(parent, false);
        broker = KafkaBroker.start(directory);
        topics = new OperatorTopics(broker.bootstrapServers());
        new TopicCheck(broker.bootstrapServers(), Duration.ofSeconds(60))
                .run(TopicCatalogue.bundled(), true);
    }

    @AfterAll
    static void stop() {
        directory.close();
    }

    /** On the same broker, whose start takes longer than a test. */
    @Nested
    class Orders extends OrderCommandsScenario {

        Orders() {
            super(broker.bootstrapServers());
        }
    }

    @Test
    void shouldRecordHaltAndResumeForDesk() throws Exception {
        OperatorRun halt =
                run(
                        "halt",
                        "--account",
                        "halt-1",
                        "--reason",
                        "news at 14:30",
                        "--by",
                        "ann",
                        "--force");
        OperatorRun resume =
                run("resume", "--account", "halt-1", "--reason", "over", "--json", "--force");

        assertThat(halt.exitCode()).as(halt.err()).isZero();
        assertThat(halt.out())
                .startsWith("HALT for account halt-1 is recorded: tickflow.control, offset ");
        assertThat(resume.json().path("topic").asText()).isEqualTo(EventTypes.CONTROL.topic());
        assertThat(resume.json().path("account").asText()).isEqualTo("halt-1");
        assertThat(resume.json().path("answers").isArray()).isTrue();
        assertThat(topics.read().controls())
                .filteredOn(control -> control.account().equals("halt-1"))
                .extracting(Control::command)
                .containsExactly(Control.Command.HALT, Control.Command.RESUME);
        assertThat(topics.read().controls())
                .extracting(Control::reason, Control::by)
                .contains(tuple("news at 14:30", "ann"));
    }

    @Test
    void shouldRecordHaltOfStrangerAndWarn() throws Exception {
        OrderDecision order = OperatorTopics.order("k0", System.currentTimeMillis());
        topics.append(
                EventTypes.ORDERS.topic(), EventTypes.ORDERS.encode(order, TestDeployments.DEMO));

        OperatorRun stranger = run("halt", "--account", "NOBODY", "--reason", "x");
        OperatorRun known = run("halt", "--account", ACCOUNT, "--reason", "x");
        OperatorRun resumed = run("resume", "--account", ACCOUNT, "--reason", "x");

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
        OperatorRun flatten = desk("flatten", "--symbol", "EURUSD", "--wait=100 ms");
        OperatorRun position = desk("position", "EURUSD", "--quantity", "-5000", "--wait=100 ms");
        OperatorRun both = desk("position", "EURUSD", "--flat", "--quantity", "1");

        assertThat(flatten.exitCode()).isEqualTo(1);
        assertThat(flatten.err()).contains("no running desk answered");
        assertThat(position.exitCode()).isEqualTo(1);
        assertThat(both.exitCode()).isEqualTo(2);
        assertThat(topics.read().controls())
                .filteredOn(control -> control.account().equals("nobody-1"))
                .extracting(Control::command, Control::symbol, Control::quantity)
                .containsExactly(
                        tuple(Control.Command.FLATTEN, "EURUSD", null),
                        tuple(Control.Command.POSITION, "EURUSD", Quantity.of(-5_000)));
    }

    @Test
    void shouldRefuseSymbolWithoutInstrument() throws Exception {
        OperatorRun position = desk("position", "EURUDS", "--flat");
        OperatorRun flatten = desk("flatten", "--symbol", "EURUDS");
        OperatorRun empty = desk("flatten", "--symbol", "");
        OperatorRun every = desk("position", "EURUSD", "--flat", "--account", "*");

        assertThat(position.exitCode()).isEqualTo(2);
        assertThat(position.err())
                .contains("there is no instrument 'EURUDS', and account nobody-1 has no order")
                .contains("Instruments: AUDUSD, EURUSD, GBPUSD");
        assertThat(flatten.exitCode()).isEqualTo(2);
        assertThat(empty.exitCode()).isEqualTo(2);
        assertThat(empty.err()).contains("--symbol must not be blank");
        assertThat(every.exitCode()).isEqualTo(2);
        assertThat(topics.read().controls())
                .filteredOn(control -> control.symbol().equals("EURUDS"))
                .isEmpty();
    }

    /** Its instrument was removed, but what it holds must be told. */
    @Test
    void shouldTakePositionOnSymbolOfLog() throws Exception {
        OrderDecision order = OperatorTopics.order("k20", System.currentTimeMillis(), "REMOVED");
        topics.append(
                EventTypes.ORDERS.topic(), EventTypes.ORDERS.encode(order, TestDeployments.DEMO));

        OperatorRun position =
                run("position", "REMOVED", "--flat", "--account", ACCOUNT, "--reason", "x");

        assertThat(position.exitCode()).as(position.err()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "halt",
                "resume",
                "retry-exits",
                "flatten",
                "resolve --cl-ord-id k1 --nothing",
                "position EURUSD --flat"
            })
    void shouldEndWithTwoForBadInput(String command) {
        List<String> words = List.of(command.split(" "));
        for (List<String> bad :
                List.of(
                        List.<String>of(),
                        List.of("--reason", " "),
                        List.of("--reason", "x", "--by", ""),
                        List.of("--reason", "x", "--account", ""),
                        List.of("--reason", "x", "--wait", "soon"),
                        List.of("--reason", "x", "--nonsense"))) {
            List<String> all = new ArrayList<>(words);
            all.addAll(bad);

            OperatorRun run = run(all.toArray(String[]::new));

            assertThat(run.exitCode()).as("%s", all).isEqualTo(2);
            assertThat(run.err()).as("%s", all).contains("tickflow: ").doesNotContain("Error:");
        }
    }

    /** A lone broker demands no copies, but a topic that wants two acknowledges nothing. */
    @Test
    @Timeout(120)
    void shouldRefuseTopicsThatAcknowledgeNothing() throws Exception {
        String nobody = "http://127.0.0.1:" + FreePorts.find(1).get(0);
        String[] job = {
            "--config",
            Home.resolve("flink-conf/tickflow.yaml").toString(),
            "-Dtickflow.kafka.bootstrap-servers=" + broker.bootstrapServers(),
            "-Dtickflow.desk.account=durable-1"
        };
        topics.setInSyncReplicas(EventTypes.ORDERS.topic(), 2);
        try {
            OperatorRun doctor =
                    run("doctor", "--json", "--clickhouse", nobody, "--jobmanager", nobody);

            assertThat(doctor.out())
                    .contains(
                            "tickflow.orders: min.insync.replicas is 2, above its number of copies");
            assertThatThrownBy(() -> DeskJob.main(job))
                    .isInstanceOf(InvalidTopicsException.class)
                    .hasMessageContaining("do not hold what they have acknowledged")
                    .hasMessageContaining("tickflow.orders: min.insync.replicas is 2");
        } finally {
            topics.setInSyncReplicas(EventTypes.ORDERS.topic(), 1);
        }
    }

    private static OperatorRun desk(String command, String... more) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("--account", "nobody-1", "--reason", "x", "--force"));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    @Test
    void shouldNameUnrecordedHaltWhenBrokerIsGone() {
        OperatorRun halt =
                run(
                        "halt",
                        "--reason=x",
                        "--bootstrap-servers=127.0.0.1:" + FreePorts.find(1).get(0));
        OperatorRun mute = run("halt");

        assertThat(halt.exitCode()).isEqualTo(1);
        assertThat(halt.err())
                .startsWith("asking the desk of account SANDBOX-1 through Kafka at 127.0.0.1:")
                .contains("HALT is NOT recorded: no Kafka broker answers at 127.0.0.1:");
        assertThat(mute.exitCode()).isEqualTo(2);
        assertThat(mute.err()).contains("--reason");
    }

    @Test
    void shouldAnnounceModelsAtLeastOnce(@TempDir Path registry) throws Exception {
        String bundle = Home.resolve("models/bundles/direction-eurusd/1").toString();
        String place = "--registry=" + registry.toUri();

        OperatorRun unheard =
                run("models", "publish", bundle, place, "--bootstrap-servers=127.0.0.1:1");
        OperatorRun moved = run("models", "alias", "direction-eurusd@champion", "1", place);
        OperatorRun quiet = run("models", "announce", place);
        OperatorRun again = run("models", "announce", "--all", "--json", place);

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

    private static OperatorRun run(String... arguments) {
        return OperatorRun.on(broker.bootstrapServers(), arguments);
    }
}

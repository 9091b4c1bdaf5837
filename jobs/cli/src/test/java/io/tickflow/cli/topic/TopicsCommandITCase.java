package io.tickflow.cli.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tickflow.cli.CapturedCommandLine;
import io.tickflow.connector.topic.TopicCatalogue;
import io.tickflow.connector.topic.TopicSpec;
import io.tickflow.process.ScratchFolder;
import io.tickflow.sandbox.stack.kafka.KafkaBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Topics of a real broker against the catalogue. */
class TopicsCommandITCase {

    private final CapturedCommandLine command = new CapturedCommandLine();

    @Test
    void shouldCreateAndCheckTopics(@TempDir Path parent) throws Exception {
        try (ScratchFolder directory = ScratchFolder.create(parent, false);
                KafkaBroker broker = KafkaBroker.start(directory)) {
            String servers = "--bootstrap-servers=" + broker.bootstrapServers();
            List<String> names =
                    TopicCatalogue.bundled().topics().stream().map(TopicSpec::name).toList();

            assertThat(command.run("topics", "check", servers)).isEqualTo(1);
            assertThat(command.out()).contains("  - mt5.ticks: does not exist");

            assertThat(command.run("topics", "create", servers)).isZero();
            for (String name : names) {
                assertThat(command.out()).contains("created " + name);
            }
            assertThat(command.run("topics", "create", servers)).isZero();
            assertThat(command.run("topics", "check", servers)).isZero();
            assertThat(command.out()).contains(names.size() + " topics are as the catalogue");

            keepForAMinute(broker.bootstrapServers(), "tickflow.orders");
            // A broker learns of a change a moment after the controller has confirmed it.
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () ->
                                    assertThat(command.run("topics", "check", servers, "--json"))
                                            .isEqualTo(1));
            assertThat(command.out()).contains("tickflow.orders").contains("retention.ms");
        }
    }

    private static void keepForAMinute(String servers, String topic) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            var change =
                    new AlterConfigOp(
                            new ConfigEntry("retention.ms", "60000"), AlterConfigOp.OpType.SET);
            admin.incrementalAlterConfigs(
                            Map.of(
                                    new ConfigResource(ConfigResource.Type.TOPIC, topic),
                                    List.of(change)))
                    .all()
                    .get();
        }
    }
}

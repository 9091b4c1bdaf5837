package io.tickflow.cli.savepoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tickflow.cli.CapturedCommandLine;
import io.tickflow.cli.cluster.JobJar;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.connector.topic.Topics;
import io.tickflow.core.feature.FeatureVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** A savepoint whose topics have changed since: its offsets are compared before a start. */
abstract class SavepointOffsetsScenario {

    /** First offset that a topic keeps which has lost ticks. */
    private static final long FIRST_LEFT = 40_000;

    private final SignalSavepoints kafka;

    SavepointOffsetsScenario(SignalSavepoints kafka) {
        this.kafka = kafka;
    }

    @Test
    void shouldNameTicksThatTopicHasLost() throws Exception {
        String clean = doctor(0);
        assertThat(clean).endsWith("the topics have every record that it goes on with\n");
        assertThat(doctor(1, "-Dtickflow.feed.topic=other.ticks"))
                .contains(
                        "source ticks-source-v1 of the savepoint reads mt5.ticks, that of the job"
                                + " other.ticks");

        String jar = JobJar.locate().toString();
        assertThat(doctor(0, "--against=" + jar))
                .contains("tickflow-signal of " + jar + " takes every state");
        assertThat(doctor(0, "--against=" + jar, "-Dtickflow.feed.rekey=true"))
                .contains("new      ticks-rekey-v1");

        deleteTicksBefore(FIRST_LEFT);

        assertThat(doctor(1))
                .containsPattern(
                        "mt5.ticks-\\d: offsets 2\\d,\\d{3} to 39,999 are gone, 1\\d,\\d{3} records;"
                                + " the topic begins at 40,000");
        assertThat(submit())
                .contains("does not fit the topics")
                .contains("to 39,999 are gone")
                .contains("--accept-lost-records");
        assertThat(submit("--accept-lost-records"))
                .contains("note: accepted: mt5.ticks-")
                .doesNotContain("does not fit the topics");
        try (var run =
                        kafka.run(
                                SignalSavepoints.CHECKED_IN,
                                kafka.config(Map.of("tickflow.feed.start", "LATEST")));
                var features =
                        new TopicLog(kafka.bootstrapServers(), EventTypes.FEATURES.topic())) {
            assertThat(run).isNotNull();
            await().atMost(SignalSavepoints.TIMEOUT).until(() -> !features.read().isEmpty());
            FeatureVector first = features.events(EventTypes.FEATURES).get(0);
            assertThat(first.offset())
                    .as("the first ticks left are not skipped")
                    .isBetween(FIRST_LEFT, FIRST_LEFT + 100);
        }
    }

    private String doctor(int exitCode, String... more) {
        var command = new CapturedCommandLine();
        List<String> line =
                new ArrayList<>(
                        List.of("doctor", "savepoint", SignalSavepoints.CHECKED_IN.toString()));
        line.add("-Dtickflow.kafka.bootstrap-servers=" + kafka.bootstrapServers());
        line.addAll(List.of(more));
        assertThat(command.run(line.toArray(String[]::new)))
                .as("%s%s", command.out(), command.err())
                .isEqualTo(exitCode);
        return command.out();
    }

    /** Submits to a cluster that is not there, which is asked last. */
    private String submit(String... more) {
        var command = new CapturedCommandLine();
        List<String> line =
                new ArrayList<>(
                        List.of(
                                "submit",
                                "signal",
                                "--jobmanager=http://127.0.0.1:1",
                                "--from-savepoint=" + SignalSavepoints.CHECKED_IN,
                                "-Dtickflow.kafka.bootstrap-servers=" + kafka.bootstrapServers()));
        line.addAll(List.of(more));
        assertThat(command.run(line.toArray(String[]::new))).isNotZero();
        return command.err();
    }

    private void deleteTicksBefore(long offset) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.deleteRecords(
                            Map.of(
                                    new TopicPartition(
                                            Topics.TICKS, kafka.ticks().get(0).partition()),
                                    RecordsToDelete.beforeOffset(offset)))
                    .all()
                    .get();
        }
    }
}

package io.tickflow.flink.job;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.SecurityOptions;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

class JobEnvironmentTest {

    @Test
    void shouldKeepSecretsOfClusterOutOfPlan() throws IOException {
        var cluster = new Configuration();
        cluster.set(SecurityOptions.SSL_REST_KEYSTORE_PASSWORD, "store-Qe4tU7");
        cluster.set(SecurityOptions.SSL_INTERNAL_KEY_PASSWORD, "key-Qe4tU7");
        cluster.setString("s3.secret-key", "bucket-Qe4tU7");
        cluster.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, "file:///checkpoints");
        var env = JobEnvironment.create(cluster);
        env.fromData(1).uid("source").sinkTo(new DiscardingSink<>()).uid("sink");

        StreamGraph plan = JobEnvironment.plan(env, "job");

        assertThat(plan.getJobName()).isEqualTo("job");
        assertThat(plan.getJobConfiguration().toMap())
                .containsEntry("execution.checkpointing.dir", "file:///checkpoints")
                .doesNotContainKey("s3.secret-key");
        String stored = new String(InstantiationUtil.serializeObject(plan), ISO_8859_1);
        assertThat(stored.contains("file:///checkpoints")).isTrue();
        assertThat(stored.contains("Qe4tU7")).as("a secret of the cluster").isFalse();
    }
}

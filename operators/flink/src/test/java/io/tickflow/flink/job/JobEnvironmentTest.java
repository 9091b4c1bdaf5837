package io.tickflow.flink.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.SecurityOptions;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.junit.jupiter.api.Test;

class JobEnvironmentTest {

    @Test
    void shouldKeepSecretsOfClusterOutOfPlan() {
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
        assertThat(plan.getJobConfiguration().toMap().toString()).doesNotContain("Qe4tU7");
    }
}

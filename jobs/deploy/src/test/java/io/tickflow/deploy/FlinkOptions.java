package io.tickflow.deploy;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.autoscaler.config.AutoScalerOptions;
import org.apache.flink.configuration.BlobServerOptions;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ClusterOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.configuration.NettyShuffleEnvironmentOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.ResourceManagerOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.kubernetes.configuration.KubernetesConfigOptions;
import org.apache.flink.state.rocksdb.RocksDBConfigurableOptions;
import org.apache.flink.state.rocksdb.RocksDBOptions;

/** Keys that Flink, its autoscaler and its Kubernetes operator know. */
final class FlinkOptions {

    private static final List<Class<?>> HOLDERS =
            List.of(
                    AutoScalerOptions.class,
                    BlobServerOptions.class,
                    CheckpointingOptions.class,
                    ClusterOptions.class,
                    CoreOptions.class,
                    ExecutionOptions.class,
                    HeartbeatManagerOptions.class,
                    HighAvailabilityOptions.class,
                    JobManagerOptions.class,
                    KubernetesConfigOptions.class,
                    MetricOptions.class,
                    NettyShuffleEnvironmentOptions.class,
                    PipelineOptions.class,
                    ResourceManagerOptions.class,
                    RestOptions.class,
                    RestartStrategyOptions.class,
                    RocksDBConfigurableOptions.class,
                    RocksDBOptions.class,
                    StateBackendOptions.class,
                    TaskManagerOptions.class);

    /** Keys of operator 1.15, by its documentation: no release of its options is on Maven. */
    private static final Set<String> OF_OPERATOR =
            Set.of(
                    "kubernetes.operator.snapshot.resource.enabled",
                    "kubernetes.operator.periodic.savepoint.interval",
                    "kubernetes.operator.savepoint.history.max.count",
                    "kubernetes.operator.savepoint.history.max.age",
                    "kubernetes.operator.savepoint.format.type",
                    "kubernetes.operator.savepoint.cleanup.enabled",
                    "kubernetes.operator.pod-template.merge-arrays-by-name",
                    "kubernetes.operator.deployment.rollback.enabled",
                    "kubernetes.operator.job.upgrade.last-state.job-cancel.enabled");

    /** Keys of a reporter, which Flink reads by the reporter's name; config.yaml has them too. */
    private static final String OF_REPORTER = "metrics.reporter.prom.";

    private static final Map<String, ConfigOption<?>> OPTIONS = options();

    private FlinkOptions() {}

    /** Returns true for a key without a class of options here. */
    static boolean isKnownByName(String key) {
        return OF_OPERATOR.contains(key) || key.startsWith(OF_REPORTER);
    }

    /** Option of {@code key}; empty for an old name of an option too. */
    static Optional<ConfigOption<?>> find(String key) {
        return Optional.ofNullable(OPTIONS.get(key));
    }

    private static Map<String, ConfigOption<?>> options() {
        Map<String, ConfigOption<?>> options = new HashMap<>();
        for (Class<?> holder : HOLDERS) {
            for (Field field : holder.getFields()) {
                if (Modifier.isStatic(field.getModifiers())
                        && ConfigOption.class.isAssignableFrom(field.getType())) {
                    var option = (ConfigOption<?>) valueOf(field);
                    options.put(option.key(), option);
                }
            }
        }
        return Map.copyOf(options);
    }

    private static Object valueOf(Field constant) {
        try {
            return constant.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("a public constant can be read", e);
        }
    }
}

package io.tickflow.cli.local;

import java.util.ArrayList;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.metrics.MetricRegistryConfiguration;
import org.apache.flink.runtime.metrics.MetricRegistryImpl;
import org.apache.flink.runtime.metrics.ReporterSetupBuilder;
import org.apache.flink.runtime.metrics.filter.DefaultReporterFilters;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;

/** Mini-cluster with metrics readable in this process. */
@SuppressWarnings("try") // As its superclass: its close may be interrupted.
final class MeteredCluster extends MiniCluster {

    private final LocalMetrics metrics;

    MeteredCluster(MiniClusterConfiguration configuration, LocalMetrics metrics) {
        super(configuration);
        this.metrics = metrics;
    }

    @Override
    protected MetricRegistryImpl createMetricRegistry(
            Configuration configuration, long messageBytesMax) {
        var reporters =
                new ArrayList<>(
                        ReporterSetupBuilder.METRIC_SETUP_BUILDER.fromConfiguration(
                                configuration,
                                DefaultReporterFilters::metricsFromConfiguration,
                                null));
        reporters.add(ReporterSetupBuilder.METRIC_SETUP_BUILDER.forReporter("local", metrics));
        return new MetricRegistryImpl(
                MetricRegistryConfiguration.fromConfiguration(configuration, messageBytesMax),
                reporters);
    }
}

package io.tickflow.job.trading;

import io.tickflow.core.feature.FeatureVector;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFilterFunction;
import org.apache.flink.metrics.Counter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drops vectors of another feature schema, whose values would be taken for other features. Counts
 * them as {@code foreignVectors} and logs the first one.
 */
final class KnownVectors extends RichFilterFunction<FeatureVector> {

    private static final long serialVersionUID = 1;

    private static final Logger LOG = LoggerFactory.getLogger(KnownVectors.class);

    private final String schema;

    private transient Counter dropped;

    /**
     * Creates a filter.
     *
     * @param schema hash of the schema that passes
     */
    KnownVectors(String schema) {
        this.schema = schema;
    }

    @Override
    public void open(OpenContext context) {
        dropped = getRuntimeContext().getMetricGroup().counter("foreignVectors");
    }

    @Override
    public boolean filter(FeatureVector vector) {
        if (vector.schema().equals(schema)) {
            return true;
        }
        if (dropped.getCount() == 0) {
            LOG.warn(
                    "Vectors of the feature schema {} are not scored: these settings have {}. Maybe"
                            + " tickflow.features of the SignalJob are others.",
                    vector.schema(),
                    schema);
        }
        dropped.inc();
        return false;
    }
}

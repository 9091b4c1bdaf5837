package io.tickflow.job.history.table;

import io.tickflow.connector.clickhouse.RowBuffer;
import io.tickflow.core.feature.FeatureVector;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One Float32 column for each feature of today's schema. */
final class FeatureColumns implements Columns<FeatureVector> {

    private static final Logger LOG = LoggerFactory.getLogger(FeatureColumns.class);
    private static final int SCHEMAS_MAX = 64;

    private final KnownSchemas schemas;

    /** Position of each column's value in the vectors of a schema, computed at its first vector. */
    private final Map<String, int[]> positions = new ConcurrentHashMap<>();

    FeatureColumns(KnownSchemas schemas) {
        this.schemas = schemas;
    }

    @Override
    public List<String> names() {
        return schemas.current();
    }

    /**
     * A feature that the vector's schema lacks is NaN. So are all of a schema that nobody declared:
     * the SignalJob then runs with other features than this job was started with.
     */
    @Override
    public void write(FeatureVector vector, RowBuffer out) {
        float[] values = vector.values();
        for (int position : positionsOf(vector.schema())) {
            out.putFloat(position >= 0 && position < values.length ? values[position] : Float.NaN);
        }
    }

    private int[] positionsOf(String schema) {
        int[] known = positions.get(schema);
        if (known != null) {
            return known;
        }
        if (positions.size() >= SCHEMAS_MAX) {
            positions.clear();
        }
        if (!schemas.isKnown(schema)) {
            LOG.warn(
                    "Vectors of the feature schema {} come, which this job was not started with:"
                            + " their features are NaN here. Restart it with the tickflow.features"
                            + " of the SignalJob.",
                    schema);
        }
        int[] computed = schemas.positions(schema);
        positions.put(schema, computed);
        return computed;
    }
}

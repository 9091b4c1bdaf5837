package io.tickflow.job.history.table;

import io.tickflow.connector.clickhouse.ClickHouseTable;
import io.tickflow.connector.clickhouse.RowBuffer;
import io.tickflow.connector.event.RecordedEvent;
import io.tickflow.core.feature.FeatureVector;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Table {@code features}: one row a decision, one Float32 column a feature. */
public final class FeaturesTable implements ClickHouseTable<RecordedEvent<FeatureVector>> {

    public static final String NAME = "features";

    private static final Logger LOG = LoggerFactory.getLogger(FeaturesTable.class);
    private static final int SCHEMAS_MAX = 64;

    private static final List<String> OWN_COLUMNS =
            List.of(
                    "decision_id",
                    "ordinal",
                    "feature_hash",
                    "feature_schema",
                    "ready",
                    "settled",
                    "quality",
                    "bid",
                    "ask",
                    "typical_spread",
                    "tick_partition",
                    "tick_offset",
                    "tick_appended_at");

    private final KnownSchemas schemas;

    /** Where the values of each schema stand, found out at its first vector. */
    private final Map<String, int[]> positions = new ConcurrentHashMap<>();

    /**
     * @param schemas that vectors may have
     */
    public FeaturesTable(KnownSchemas schemas) {
        this.schemas = schemas;
    }

    /** Names of the columns that are no features. */
    public static List<String> ownColumns() {
        return EventColumns.around(OWN_COLUMNS);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> columns() {
        return Stream.concat(ownColumns().stream(), schemas.current().stream()).toList();
    }

    @Override
    public void write(RecordedEvent<FeatureVector> row, RowBuffer out) {
        FeatureVector vector = row.body();
        EventColumns.head(row, vector.symbol(), vector.eventTimeMillis(), out);
        out.putString(vector.decisionId());
        out.putInt(vector.ordinal());
        out.putString(vector.featureHash());
        out.putString(vector.schema());
        out.putBool(vector.ready());
        out.putLongs(vector.settled());
        out.putInt(vector.quality());
        out.putDouble(vector.bid());
        out.putDouble(vector.ask());
        out.putDouble(vector.typicalSpread());
        out.putInt(vector.partition());
        out.putLong(vector.offset());
        out.putLong(vector.appendTimeMillis());
        EventColumns.tail(row, out);
        writeValues(vector, out);
    }

    /**
     * A feature that the vector's schema lacks is NaN. So are all of a schema that nobody declared:
     * the SignalJob then runs with other features than this job was started with.
     */
    private void writeValues(FeatureVector vector, RowBuffer out) {
        int[] places = positions.get(vector.schema());
        if (places == null) {
            if (positions.size() >= SCHEMAS_MAX) {
                positions.clear();
            }
            places = placesIn(vector.schema());
            positions.put(vector.schema(), places);
        }
        for (int place : places) {
            out.putFloat(
                    place >= 0 && place < vector.values().length
                            ? vector.values()[place]
                            : Float.NaN);
        }
    }

    private int[] placesIn(String schema) {
        if (!schemas.isKnown(schema)) {
            LOG.warn(
                    "Vectors of the feature schema {} come, which this job was not started with:"
                            + " their features are NaN here. Restart it with the tickflow.features"
                            + " of the SignalJob.",
                    schema);
        }
        return schemas.positions(schema);
    }
}

package io.tickflow.job.history.table;

import io.tickflow.connector.clickhouse.ClickHouseTable;
import io.tickflow.connector.clickhouse.RowBuffer;
import io.tickflow.connector.event.RecordedEvent;
import io.tickflow.core.feature.FeatureVector;
import java.util.List;
import java.util.stream.Stream;

/** Table {@code features}: one row a decision, one Float32 column a feature. */
public final class FeaturesTable implements ClickHouseTable<RecordedEvent<FeatureVector>> {

    public static final String NAME = "features";

    private static final List<String> OWN_COLUMNS =
            List.of(
                    "decision_id",
                    "ordinal",
                    "feature_hash",
                    "ready",
                    "quality",
                    "bid",
                    "ask",
                    "typical_spread",
                    "tick_partition",
                    "tick_offset",
                    "tick_appended_at");

    private final List<String> featureNames;

    /**
     * @param featureNames names of the values in the order of every vector
     */
    public FeaturesTable(List<String> featureNames) {
        this.featureNames = List.copyOf(featureNames);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> columns() {
        return Stream.concat(EventColumns.around(OWN_COLUMNS).stream(), featureNames.stream())
                .toList();
    }

    @Override
    public void write(RecordedEvent<FeatureVector> row, RowBuffer out) {
        FeatureVector vector = row.body();
        EventColumns.head(row, vector.symbol(), vector.eventTimeMillis(), out);
        out.putString(vector.decisionId());
        out.putInt(vector.ordinal());
        out.putString(vector.featureHash());
        out.putBool(vector.ready());
        out.putInt(vector.quality());
        out.putDouble(vector.bid());
        out.putDouble(vector.ask());
        out.putDouble(vector.typicalSpread());
        out.putInt(vector.partition());
        out.putLong(vector.offset());
        out.putLong(vector.appendTimeMillis());
        EventColumns.tail(row, out);
        writeValues(vector.values(), out);
    }

    /** New features are appended to the schema: a vector from before them has fewer values. */
    private void writeValues(float[] values, RowBuffer out) {
        for (int i = 0; i < featureNames.size(); i++) {
            out.putFloat(i < values.length ? values[i] : Float.NaN);
        }
    }
}

package io.tickflow.bench.history;

import io.tickflow.connector.clickhouse.ClickHouseTable;
import io.tickflow.connector.clickhouse.RowBuffer;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.job.history.table.EventTable;
import io.tickflow.model.contract.FeatureSchema;
import java.io.Serial;
import java.util.List;

/** Table of features whose rows are made from their numbers. */
final class VectorTable implements ClickHouseTable<Long> {

    @Serial private static final long serialVersionUID = 1;

    private final EventTable<FeatureVector> table;
    private final FeatureSchema schema;

    VectorTable(EventTable<FeatureVector> table, FeatureSchema schema) {
        this.table = table;
        this.schema = schema;
    }

    @Override
    public String name() {
        return table.name();
    }

    @Override
    public List<String> columns() {
        return table.columns();
    }

    @Override
    public void write(Long number, RowBuffer out) {
        table.write(VectorRow.of(number, schema), out);
    }
}

package io.tickflow.job.history.table;

import io.tickflow.connector.clickhouse.ClickHouseTable;
import io.tickflow.connector.clickhouse.RowBuffer;
import io.tickflow.connector.event.RecordedEvent;
import io.tickflow.model.contract.Prediction;
import java.util.List;

/** Table {@code predictions}: one row a decision that was scored; NaN is an abstention. */
public final class PredictionsTable implements ClickHouseTable<RecordedEvent<Prediction>> {

    public static final String NAME = "predictions";

    private static final List<String> COLUMNS =
            EventColumns.around(
                    List.of(
                            "decision_id",
                            "model_id",
                            "model_version",
                            "probability",
                            "member_mask"));

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public void write(RecordedEvent<Prediction> row, RowBuffer out) {
        Prediction prediction = row.body();
        EventColumns.head(row, prediction.symbol(), prediction.eventTimeMillis(), out);
        out.putString(prediction.decisionId());
        out.putString(prediction.modelId());
        out.putString(prediction.modelVersion());
        out.putFloat(prediction.probability());
        out.putInt(prediction.memberMask());
        EventColumns.tail(row, out);
    }
}

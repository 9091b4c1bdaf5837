package io.tickflow.operate.replay;

import io.tickflow.core.feature.FeatureVector;
import io.tickflow.model.contract.FeatureSchema;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Columns of the table {@code features}, as a query names them and a row has them. */
final class VectorColumns {

    private static final List<String> HEAD =
            List.of(
                    "decision_id",
                    "symbol",
                    "event_time",
                    "ordinal",
                    "feature_hash",
                    "feature_schema",
                    "ready",
                    "quality",
                    "bid",
                    "ask",
                    "typical_spread",
                    "tick_partition",
                    "tick_offset",
                    "tick_appended_at",
                    "settled");

    private static final List<String> TIMES = List.of("event_time", "tick_appended_at");

    private final FeatureSchema schema;

    /**
     * @param schema features to read of each vector
     */
    VectorColumns(FeatureSchema schema) {
        this.schema = schema;
    }

    /** Columns for SELECT of the table that is named {@code alias} there. */
    String of(String alias) {
        return Stream.concat(
                        HEAD.stream()
                                .map(
                                        name ->
                                                TIMES.contains(name)
                                                        ? "toUnixTimestamp64Milli(%s.%s)"
                                                                .formatted(alias, name)
                                                        : alias + '.' + name),
                        schema.names().stream().map(name -> alias + ".`" + name + '`'))
                .collect(Collectors.joining(", "));
    }

    /** Reads the cells of these columns. */
    FeatureVector read(RowCells cells) throws IOException {
        String id = cells.text();
        String symbol = cells.text();
        long millis = cells.whole();
        int ordinal = (int) cells.whole();
        String hash = cells.text();
        String name = cells.text();
        boolean ready = cells.truth();
        int quality = (int) cells.whole();
        double bid = cells.decimal();
        double ask = cells.decimal();
        double typicalSpread = cells.decimal();
        int partition = (int) cells.whole();
        long offset = cells.whole();
        long appended = cells.whole();
        long[] settled = cells.words();
        var features = new float[schema.size()];
        for (int i = 0; i < features.length; i++) {
            features[i] = cells.single();
        }
        return new FeatureVector(
                id,
                symbol,
                millis,
                ordinal,
                features,
                hash,
                ready,
                quality,
                bid,
                ask,
                typicalSpread,
                partition,
                offset,
                appended,
                name,
                settled);
    }
}

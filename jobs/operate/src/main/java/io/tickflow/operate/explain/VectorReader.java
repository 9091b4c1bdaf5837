package io.tickflow.operate.explain;

import io.tickflow.job.history.sql.QueryException;
import io.tickflow.job.history.sql.SqlConsole;
import io.tickflow.operate.explain.Explanation.Decision;
import io.tickflow.operate.explain.Explanation.FeatureValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads vectors: that of a decision, with its place among those before, and rows of reference. */
final class VectorReader {

    /** Decisions before that a percentile is of. */
    private static final int ROWS_MAX = 10_000;

    private static final String EARLIER =
            " FROM features WHERE pipeline = {pipeline:String} AND symbol = {symbol:String}"
                    + " AND ready AND (toUnixTimestamp64Milli(event_time), ordinal) <"
                    + " ({millis:Int64}, {ordinal:UInt32}) ORDER BY event_time DESC, ordinal DESC"
                    + " LIMIT "
                    + ROWS_MAX;

    private final SqlConsole history;

    VectorReader(SqlConsole history) {
        this.history = history;
    }

    /** Features of a decision; empty if its schema was never declared. */
    List<FeatureValue> features(Decision decision) throws QueryException {
        List<Row> schema =
                Row.of(
                        history.query(
                                "SELECT name, any(definition) AS definition, any(unit) AS unit FROM"
                                        + " feature_schemas WHERE schema = {schema:String}"
                                        + " GROUP BY name, position ORDER BY position",
                                Map.of("schema", decision.schema())));
        if (schema.isEmpty()) {
            return List.of();
        }
        List<String> names = schema.stream().map(row -> row.text("name")).toList();
        Row values =
                Row.of(
                                history.query(
                                        "SELECT "
                                                + columns(names)
                                                + " FROM features WHERE decision_id = {id:String}"
                                                + " LIMIT 1",
                                        Map.of("id", decision.id())))
                        .get(0);
        Row ranks = ranks(decision, names, values);
        long rows = ranks.number("rows");
        var features = new ArrayList<FeatureValue>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            features.add(
                    new FeatureValue(
                            name,
                            schema.get(i).text("definition"),
                            schema.get(i).text("unit"),
                            values.single(name),
                            rows == 0 ? Double.NaN : ranks.decimal("rank" + i),
                            rows));
        }
        return features;
    }

    private Row ranks(Decision decision, List<String> names, Row values) throws QueryException {
        var parameters = new HashMap<>(DecisionReader.place(decision));
        var ranks = new ArrayList<String>();
        for (int i = 0; i < names.size(); i++) {
            if (Float.isNaN(values.single(names.get(i)))) {
                ranks.add("nan AS rank" + i);
            } else {
                parameters.put("value" + i, values.text(names.get(i)));
                ranks.add(
                        "50 * (countIf(%1$s < {value%2$d:Float32}) + countIf(%1$s <= {value%2$d:Float32})) / count() AS rank%2$d"
                                .formatted(quoted(names.get(i)), i));
            }
        }
        return Row.of(
                        history.query(
                                "SELECT count() AS rows, "
                                        + String.join(", ", ranks)
                                        + " FROM (SELECT "
                                        + columns(names)
                                        + EARLIER
                                        + ")",
                                parameters))
                .get(0);
    }

    /**
     * Returns up to {@code count} vectors of the symbol from before the decision, spread evenly.
     *
     * @param names features to read, in the order of the rows
     */
    List<float[]> references(Decision decision, List<String> names, int count)
            throws QueryException {
        var parameters = new HashMap<>(DecisionReader.place(decision));
        parameters.put("count", Integer.toString(count));
        List<Row> rows =
                Row.of(
                        history.query(
                                "SELECT "
                                        + columns(names)
                                        + " FROM (SELECT "
                                        + columns(names)
                                        + ", row_number() OVER () AS place, count() OVER () AS rows"
                                        + " FROM (SELECT "
                                        + columns(names)
                                        + EARLIER
                                        + ")) WHERE place % greatest(1, intDiv(rows, {count:UInt32})) = 0"
                                        + " LIMIT {count:UInt32}",
                                parameters));
        return rows.stream().map(row -> vector(row, names)).toList();
    }

    private static float[] vector(Row row, List<String> names) {
        var vector = new float[names.size()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = row.single(names.get(i));
        }
        return vector;
    }

    private static String columns(List<String> names) {
        return names.stream().map(VectorReader::quoted).collect(Collectors.joining(", "));
    }

    private static String quoted(String name) {
        return '`' + name + '`';
    }
}

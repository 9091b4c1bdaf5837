package io.tickflow.job.backfill.archive;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.query.GenericRecord;
import io.tickflow.connector.clickhouse.ClickHouseConfig;
import io.tickflow.job.history.table.DecisionTables;
import java.io.IOException;
import java.io.Serial;
import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Pipeline whose vectors are the history. Vectors of two pipelines are never mixed: with different
 * rules of server time they record the same tick at different times.
 *
 * @param pipeline its name; rows of a release that recorded none count as its own
 */
record FeatureWriters(String pipeline) implements Serializable {

    @Serial private static final long serialVersionUID = 1;

    /** Counts the rows of each pipeline. */
    static Map<String, Long> counts(Client client, ClickHouseConfig config) {
        Map<String, Long> counts = new TreeMap<>();
        for (GenericRecord row :
                client.queryAll(
                        "SELECT toString(pipeline) AS name, toInt64(count()) AS n FROM %s GROUP BY name"
                                .formatted(config.qualified(DecisionTables.FEATURES.name())))) {
            counts.put(row.getString("name"), row.getLong("n"));
        }
        return counts;
    }

    /**
     * Chooses {@code own} if it has rows, otherwise the only pipeline that has some: a renamed
     * deployment.
     *
     * @throws IOException if several others have rows
     */
    static FeatureWriters choose(Map<String, Long> counts, String own) throws IOException {
        Map<String, Long> named = new TreeMap<>(counts);
        named.remove("");
        if (named.isEmpty() || named.containsKey(own)) {
            return new FeatureWriters(own);
        }
        if (named.size() == 1) {
            return new FeatureWriters(named.keySet().iterator().next());
        }
        throw new IOException(
                "the table of features has no vectors of pipeline %s, but of %s. Maybe set tickflow.pipeline to one of them"
                        .formatted(
                                own,
                                named.entrySet().stream()
                                        .map(each -> each.getKey() + " (" + each.getValue() + ")")
                                        .collect(Collectors.joining(", "))));
    }

    /** SQL condition on a row. */
    String condition() {
        return "pipeline IN ('', '" + pipeline.replace("\\", "\\\\").replace("'", "\\'") + "')";
    }
}

package io.tickflow.job.history.sql;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.query.GenericRecord;
import io.tickflow.connector.clickhouse.ClickHouseConfig;
import io.tickflow.model.contract.FeatureSchema;
import io.tickflow.model.contract.FeatureSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Table {@code feature_schemas}, with the features of each schema. */
final class DeclaredSchemas {

    private final Client client;
    private final String table;

    DeclaredSchemas(Client client, ClickHouseConfig config) {
        this.client = client;
        this.table = '`' + config.database() + "`.feature_schemas";
    }

    /** Inserts {@code schema} into the table; idempotent. */
    void declare(FeatureSchema schema) throws Exception {
        var rows = new ArrayList<String>();
        for (FeatureSpec feature : schema.features()) {
            rows.add(
                    "('%s', %d, '%s', '%s', '%s', '%s', '%s', %d, %d, %d)"
                            .formatted(
                                    schema.hash(),
                                    rows.size(),
                                    feature.name(),
                                    quoted(feature.definition()),
                                    quoted(feature.unit().label()),
                                    quoted(feature.group()),
                                    quoted(feature.pace()),
                                    feature.firstValid(),
                                    feature.settled(),
                                    feature.settledSessionMillis() / 1_000));
        }
        client.execute(
                        "INSERT INTO "
                                + table
                                + " (schema, position, name, definition, unit, feature_group, pace,"
                                + " first_valid, settled, settled_session_seconds) VALUES "
                                + String.join(", ", rows))
                .get()
                .close();
    }

    /**
     * Names of the features of each schema, in the order of its vectors; empty for a feature with
     * another definition today, so that two features never share a column.
     */
    Map<String, List<String>> namesByHash(FeatureSchema today) {
        Map<String, String> definitions = new HashMap<>();
        today.features().forEach(feature -> definitions.put(feature.name(), feature.definition()));
        String sql =
                "SELECT schema, name, definition FROM "
                        + table
                        + " FINAL ORDER BY schema, position";
        return client.queryAll(sql).stream()
                .collect(
                        Collectors.groupingBy(
                                row -> row.getString("schema"),
                                HashMap::new,
                                Collectors.mapping(
                                        row -> name(row, definitions), Collectors.toList())));
    }

    private static String name(GenericRecord row, Map<String, String> definitions) {
        String name = row.getString("name");
        String definition = row.getString("definition");
        return definitions.getOrDefault(name, definition).equals(definition) ? name : "";
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("'", "\\'");
    }
}

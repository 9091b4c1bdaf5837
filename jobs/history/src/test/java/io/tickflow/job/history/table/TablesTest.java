package io.tickflow.job.history.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.job.history.tick.TickTable;
import io.tickflow.model.contract.FeatureSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The columns that rows are written for are those that the SQL files create. */
class TablesTest {

    private static final Path MIGRATIONS =
            Path.of("src/main/resources/io/tickflow/job/history/sql");
    private static final Pattern COLUMN =
            Pattern.compile("(?m)^ {4}([a-z_0-9]+) +(?=[A-Z])(?!.* ALIAS )");
    private static final List<String> FILLED_BY_CLICKHOUSE = List.of("inserted_at", "first_wins");

    static List<EventTable<?>> tables() {
        return EventTables.ALL;
    }

    @ParameterizedTest
    @MethodSource("tables")
    void shouldFillEveryColumn(EventTable<?> table) throws IOException {
        List<String> created =
                COLUMN.matcher(definitionOf(table.name()) + additionsTo(table.name()))
                        .results()
                        .map(match -> match.group(1))
                        .filter(column -> !FILLED_BY_CLICKHOUSE.contains(column))
                        .toList();

        assertThat(created).hasSizeGreaterThan(8);
        assertThat(table.columns()).containsExactlyInAnyOrderElementsOf(created);
    }

    @Test
    void shouldFillEveryColumnOfTicks() throws IOException {
        List<String> created =
                COLUMN.matcher(definitionOf("ticks"))
                        .results()
                        .map(match -> match.group(1))
                        .filter(column -> !column.equals("event_id"))
                        .toList();

        assertThat(new TickTable().columns()).containsExactlyElementsOf(created);
    }

    @Test
    void shouldReserveNamesOfAllColumns() throws IOException {
        List<String> created =
                COLUMN.matcher(definitionOf("features") + additionsTo("features"))
                        .results()
                        .map(match -> match.group(1))
                        .toList();

        assertThat(created).contains("inserted_at", "symbol", "settled", "feature_schema");
        assertThat(FeatureSpec.RESERVED).containsExactlyInAnyOrderElementsOf(created);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void shouldKeepItsColumnsThroughSerialization(EventTable<?> table) throws Exception {
        var schemas = new KnownSchemas(List.of("ema_20"), Map.of());

        EventTable<?> restored = InstantiationUtil.clone(table.with(schemas));

        assertThat(restored.name()).isEqualTo(table.name());
        assertThat(restored.columns()).isEqualTo(table.with(schemas).columns());
    }

    @Test
    void shouldGiveEachFeatureAColumn() {
        var schemas = new KnownSchemas(List.of("ema_20", "rsi_14"), Map.of());

        assertThat(DecisionTables.FEATURES.with(schemas).columns()).contains("ema_20", "rsi_14");
        assertThat(DecisionTables.FEATURES.columns()).doesNotContain("ema_20");
    }

    private static String definitionOf(String table) throws IOException {
        Matcher matcher =
                Pattern.compile("(?s)CREATE TABLE IF NOT EXISTS \\S+\\." + table + "\n.*?;\n")
                        .matcher(migrations());
        assertThat(matcher.find()).isTrue();
        return matcher.group();
    }

    /** Columns that later versions add, written as in a definition. */
    private static String additionsTo(String table) throws IOException {
        return Pattern.compile("(?s)ALTER TABLE \\S+\\." + table + "\n(.*?);\n")
                .matcher(migrations())
                .results()
                .map(addition -> addition.group(1).replace("ADD COLUMN IF NOT EXISTS ", ""))
                .collect(Collectors.joining("\n"));
    }

    private static String migrations() throws IOException {
        var text = new StringBuilder();
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            for (Path file : files.sorted().toList()) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }
}

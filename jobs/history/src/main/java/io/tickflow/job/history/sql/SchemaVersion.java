package io.tickflow.job.history.sql;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Migration step of the tables: a file {@code V<version>__<name>.sql}. A released file never
 * changes; a change is a new file.
 *
 * @param version counted from 1 without gaps
 * @param name short name of the step
 */
record SchemaVersion(int version, String name) {

    /** All known steps, in order. */
    static final List<SchemaVersion> ALL =
            List.of(
                    new SchemaVersion(1, "events"),
                    new SchemaVersion(2, "features"),
                    new SchemaVersion(3, "leases"),
                    new SchemaVersion(4, "pipeline"),
                    new SchemaVersion(5, "votes"),
                    new SchemaVersion(6, "breakers"),
                    new SchemaVersion(7, "models"),
                    new SchemaVersion(8, "roles"),
                    new SchemaVersion(9, "trades"),
                    new SchemaVersion(10, "canary"),
                    new SchemaVersion(11, "instruments"),
                    new SchemaVersion(12, "venue"),
                    new SchemaVersion(13, "outcomes"),
                    new SchemaVersion(14, "ticks"),
                    new SchemaVersion(15, "views"),
                    new SchemaVersion(16, "accuracy"),
                    new SchemaVersion(17, "decisions"));

    private static final Pattern TABLE =
            Pattern.compile("^CREATE (?:TABLE IF NOT EXISTS|OR REPLACE VIEW) [^.\\s]+\\.(\\w+)");

    /** Tables and views created by this step. */
    List<String> tables() {
        return statements("").stream()
                .map(statement -> statement.replaceAll("(?m)^--.*\\n", "").strip())
                .flatMap(statement -> TABLE.matcher(statement).results())
                .map(table -> table.group(1))
                .toList();
    }

    /** Statements of this step, for {@code database}. A statement ends with a line's last ';'. */
    List<String> statements(String database) {
        String file = String.format("V%03d__%s.sql", version, name);
        try (InputStream sql = SchemaVersion.class.getResourceAsStream(file)) {
            String text =
                    new String(
                            Objects.requireNonNull(sql, file).readAllBytes(),
                            StandardCharsets.UTF_8);
            return Arrays.stream(text.replace("${database}", '`' + database + '`').split(";\n"))
                    .map(String::strip)
                    .filter(statement -> !statement.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + file, e);
        }
    }
}

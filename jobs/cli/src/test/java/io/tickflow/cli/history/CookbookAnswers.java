package io.tickflow.cli.history;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tickflow.job.history.cookbook.Cookbook;
import io.tickflow.job.history.cookbook.Question;
import io.tickflow.job.history.sql.QueryException;
import io.tickflow.job.history.sql.QueryResult;
import io.tickflow.job.history.sql.RowSink;
import io.tickflow.job.history.sql.SqlConsole;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Answers to every question of the cookbook, all rows of each, to be compared. One thread. */
final class CookbookAnswers {

    /** Question that counts the rows of tables, void ones too. */
    static final String ROW_COUNTS = "history-lag";

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final SqlConsole console;
    private final String sought;
    private final Map<String, Map<String, String>> given;

    /**
     * One answer.
     *
     * @param rows number of rows
     * @param digest sum of their hashes, so that rows that tie may change places
     * @param sightings cells that have the text that was looked for
     */
    record Answer(long rows, long digest, long sightings) {}

    /**
     * Answers of {@code console}.
     *
     * @param decision to be asked for
     * @param sought text that is looked for in the cells
     */
    CookbookAnswers(SqlConsole console, String decision, String sought) {
        this.console = console;
        this.sought = sought;
        this.given =
                Map.of(
                        "prediction-shift",
                        Map.of("split", "2014-05-06 00:00:00"),
                        "two-models",
                        Map.of("first", "1", "second", "1"),
                        "decision",
                        Map.of("id", decision),
                        "training-frame",
                        Map.of("from", "2014-05-06 10:00:00", "to", "2014-05-06 11:00:00"));
    }

    /** Asks everything. */
    Map<String, Answer> all() throws QueryException {
        Map<String, Answer> answers = new TreeMap<>();
        for (Question question : Cookbook.questions()) {
            var rows = new Rows();
            console.stream(
                    question.sql(),
                    question.values(given.getOrDefault(question.name(), Map.of())),
                    rows);
            answers.put(question.name(), new Answer(rows.count, rows.digest, rows.sightings));
        }
        return answers;
    }

    /** Digest of rows; floating-point numbers count as floats, as sums may differ in last bits. */
    private final class Rows implements RowSink {

        private long count;
        private long digest;
        private long sightings;

        @Override
        public void begin(List<QueryResult.Column> columns) {
            // The rows tell enough.
        }

        @Override
        public boolean row(JsonParser values) throws IOException {
            long hash = FNV_OFFSET;
            int depth = 1;
            while (depth > 0) {
                JsonToken token = values.nextToken();
                if (token.isStructStart()) {
                    depth++;
                } else if (token.isStructEnd()) {
                    depth--;
                } else {
                    String text =
                            token == JsonToken.VALUE_NUMBER_FLOAT
                                    ? Float.toString((float) values.getDoubleValue())
                                    : values.getText();
                    sightings += text.contains(sought) ? 1 : 0;
                    for (int i = 0; i < text.length(); i++) {
                        hash = (hash ^ text.charAt(i)) * FNV_PRIME;
                    }
                }
                hash = (hash ^ token.id()) * FNV_PRIME;
            }
            count++;
            digest += hash;
            return true;
        }

        @Override
        public void end() {
            // The sums are the result.
        }
    }
}

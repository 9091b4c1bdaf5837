package io.tickflow.cli.sql;

import io.tickflow.job.history.cookbook.EmptyAnswer;
import io.tickflow.job.history.sql.QueryException;
import io.tickflow.job.history.sql.QueryResult;
import io.tickflow.job.history.sql.SqlConsole;
import io.tickflow.job.history.sql.TextTable;

/** Answer as a table of text, with the reason below it if it has no rows. */
final class TableText {

    private TableText() {}

    /**
     * Asks the history.
     *
     * @throws QueryException if ClickHouse gives no answer
     */
    static String of(SqlConsole history, BoundQuery query) throws QueryException {
        QueryResult answer = history.query(query.sql(), query.parameters());
        String table = TextTable.format(answer);
        if (!answer.rows().isEmpty()) {
            return table;
        }
        String reason = EmptyAnswer.explain(history, query.sql(), query.parameters());
        return reason.isEmpty() ? table : table + reason + '\n';
    }
}

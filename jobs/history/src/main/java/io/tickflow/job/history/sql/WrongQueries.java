package io.tickflow.job.history.sql;

import com.clickhouse.client.api.ServerException;
import java.util.Set;

/** ClickHouse's error codes of a wrong statement, independent of the state of the server. */
final class WrongQueries {

    private static final Set<Integer> CODES =
            Set.of(
                    6, // CANNOT_PARSE_TEXT
                    16, // NO_SUCH_COLUMN_IN_TABLE
                    34, // TOO_MANY_ARGUMENTS_FOR_FUNCTION
                    35, // TOO_FEW_ARGUMENTS_FOR_FUNCTION
                    36, // BAD_ARGUMENTS
                    38, // CANNOT_PARSE_DATE
                    41, // CANNOT_PARSE_DATETIME
                    42, // NUMBER_OF_ARGUMENTS_DOESNT_MATCH
                    43, // ILLEGAL_TYPE_OF_ARGUMENT
                    44, // ILLEGAL_COLUMN
                    46, // UNKNOWN_FUNCTION
                    47, // UNKNOWN_IDENTIFIER
                    50, // UNKNOWN_TYPE
                    53, // TYPE_MISMATCH
                    60, // UNKNOWN_TABLE
                    62, // SYNTAX_ERROR
                    63, // UNKNOWN_AGGREGATE_FUNCTION
                    70, // CANNOT_CONVERT_TYPE
                    72, // CANNOT_PARSE_NUMBER
                    73, // UNKNOWN_FORMAT
                    81, // UNKNOWN_DATABASE
                    115, // UNKNOWN_SETTING
                    164, // READONLY
                    179, // MULTIPLE_EXPRESSIONS_FOR_ALIAS
                    184, // ILLEGAL_AGGREGATION
                    207, // AMBIGUOUS_IDENTIFIER
                    215, // NOT_AN_AGGREGATE
                    352, // AMBIGUOUS_COLUMN_NAME
                    386, // NO_COMMON_TYPE
                    403); // INVALID_JOIN_ON_EXPRESSION

    private WrongQueries() {}

    /** Returns true if no server would accept the refused statement. */
    static boolean contain(ServerException refusal) {
        return CODES.contains(refusal.getCode());
    }
}

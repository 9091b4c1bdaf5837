package io.tickflow.sandbox.stack.clickhouse;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The engine's answer in place of a result, in ClickHouse's own words. */
final class EngineException extends Exception {

    /** ClickHouse's number for an error that has no better one. */
    private static final int STD_EXCEPTION = 1001;

    private static final Pattern CODE = Pattern.compile("Code: (\\d{1,5})\\.");

    private final int code;

    EngineException(String message) {
        super(message);
        Matcher matcher = CODE.matcher(message);
        this.code = matcher.find() ? Integer.parseInt(matcher.group(1)) : STD_EXCEPTION;
    }

    /** ClickHouse's error code, such as 60 for an unknown table. */
    int code() {
        return code;
    }

    /** The message; never null, unlike {@link #getMessage()}. */
    String text() {
        return String.valueOf(getMessage());
    }
}

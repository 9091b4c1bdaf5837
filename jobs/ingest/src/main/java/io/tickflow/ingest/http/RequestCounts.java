package io.tickflow.ingest.http;

import io.tickflow.ingest.protocol.ErrorCode;
import java.util.EnumMap;
import java.util.Map;

/** Numbers of refused requests by code. Thread-safe. */
public final class RequestCounts {

    private final Map<ErrorCode, Long> refused = new EnumMap<>(ErrorCode.class);

    synchronized void onRefused(ErrorCode code) {
        refused.merge(code, 1L, Long::sum);
    }

    /** Numbers at one moment. */
    public synchronized Map<ErrorCode, Long> refused() {
        return new EnumMap<>(refused);
    }
}

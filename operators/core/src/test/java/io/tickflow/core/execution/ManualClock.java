package io.tickflow.core.execution;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that a test sets. */
final class ManualClock implements InstantSource {

    private long nowMillis;

    ManualClock(long nowMillis) {
        this.nowMillis = nowMillis;
    }

    void advance(long millis) {
        nowMillis += millis;
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(nowMillis);
    }
}

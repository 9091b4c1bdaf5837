package io.tickflow.connector.execution;

import io.tickflow.connector.fix.FixObserver;
import io.tickflow.connector.tls.TlsFault;

/** Puts the reasons for which a session stays down into the metrics. Thread-safe. */
final class SessionObserver implements FixObserver {

    private final ExecutionMetrics metrics;

    SessionObserver(ExecutionMetrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void onHandshakeFailed(TlsFault fault) {
        metrics.tlsFault(fault);
    }

    @Override
    public void onLogonRefused(String reason, int pauseSeconds) {
        metrics.logonRefused(reason + "; next attempt in " + pauseSeconds + " s");
    }
}

package io.tickflow.connector.execution;

import io.tickflow.connector.fix.FixObserver;
import io.tickflow.connector.fix.FixText;
import io.tickflow.connector.lease.Lease;
import io.tickflow.connector.orderlog.VenueMessageLog;
import io.tickflow.connector.tls.TlsFault;
import io.tickflow.core.order.VenueMessage;
import io.tickflow.core.order.VenueMessage.Direction;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Puts the reasons for which a session stays down into the metrics, and its messages on their
 * topic. Thread-safe.
 */
final class SessionObserver implements FixObserver {

    private final String account;
    private final Lease lease;
    private final InstantSource clock;
    private final ExecutionMetrics metrics;
    private final VenueMessageLog log;
    private final AtomicLong messages = new AtomicLong();

    SessionObserver(
            String account,
            Lease lease,
            InstantSource clock,
            ExecutionMetrics metrics,
            VenueMessageLog log) {
        this.account = account;
        this.lease = lease;
        this.clock = clock;
        this.metrics = metrics;
        this.log = log;
    }

    @Override
    public void onMessage(boolean outgoing, String text) {
        log.append(
                new VenueMessage(
                        account + '/' + lease.epoch() + '/' + messages.incrementAndGet(),
                        account,
                        clock.millis(),
                        outgoing ? Direction.SENT : Direction.RECEIVED,
                        FixText.msgType(text),
                        FixText.sequenceNumber(text),
                        FixText.clOrdId(text),
                        FixText.readable(text)));
    }

    @Override
    public void close() {
        log.close();
    }

    @Override
    public void onHandshakeFailed(TlsFault fault) {
        metrics.tlsFault(fault);
    }

    @Override
    public void onSessionTimes(String closed) {
        metrics.sessionTimes(closed);
    }

    @Override
    public void onLogonRefused(String reason, int pauseSeconds) {
        metrics.logonRefused(reason + "; next attempt in " + pauseSeconds + " s");
    }
}

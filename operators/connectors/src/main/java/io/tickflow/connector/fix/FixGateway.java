package io.tickflow.connector.fix;

import io.tickflow.core.desk.OrderDecision;
import java.io.IOException;
import java.time.InstantSource;
import org.apache.mina.core.filterchain.IoFilterChain;
import org.apache.mina.core.session.IoSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quickfix.ConfigError;
import quickfix.DefaultMessageFactory;
import quickfix.MemoryStoreFactory;
import quickfix.RuntimeError;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.SocketInitiator;

/** One FIX 4.4 session as initiator. */
final class FixGateway implements OrderGateway {

    private static final Logger LOG = LoggerFactory.getLogger(FixGateway.class);

    private final FixConfig config;
    private final FixMessages messages;
    private final InstantSource clock;
    private final SendPermits permits;
    private final long closeMillis;
    private final SessionID sessionId;
    private @Nullable SocketInitiator initiator;
    private volatile @Nullable IoSession connection;
    private int massStatusRequests;

    FixGateway(FixConfig config, String account, InstantSource clock, long closeMillis) {
        this.config = config;
        this.messages = new FixMessages(config, account);
        this.clock = clock;
        this.permits = new SendPermits(clock);
        this.closeMillis = closeMillis;
        this.sessionId = FixSettings.sessionId(config);
    }

    @Override
    public void start(GatewayListener listener) throws IOException {
        var application =
                new FixApplication(
                        listener, permits, config.username(), FixSettings.password(config));
        try {
            var started =
                    new SocketInitiator(
                            application,
                            new MemoryStoreFactory(),
                            FixSettings.of(config, sessionId),
                            FixEventLog.factory(),
                            new DefaultMessageFactory());
            initiator = started;
            started.setIoFilterChainBuilder(this::connected);
            started.start();
        } catch (ConfigError | RuntimeError e) {
            throw new IOException("the FIX session cannot be set up: " + e.getMessage(), e);
        }
    }

    @Override
    public Sent send(OrderDecision order, int sessionNumber) {
        Session session = loggedOnSession();
        if (session == null) {
            return Sent.NO;
        }
        permits.grant(order.clOrdId(), order.expiresAtMillis(), sessionNumber);
        boolean written = session.send(messages.newOrder(order, clock.millis()));
        if (permits.revoke(order.clOrdId())) {
            return Sent.NO;
        }
        if (written) {
            return Sent.YES;
        }
        dropConnection();
        return Sent.PERHAPS;
    }

    @Override
    public void askStatus(OrderDecision order) {
        ask(messages.statusRequest(order));
    }

    @Override
    public void askMassStatus() {
        massStatusRequests++;
        ask(messages.massStatusRequest("mass-" + massStatusRequests));
    }

    /** True while a session is logged on. Thread-safe. */
    boolean loggedOn() {
        return loggedOnSession() != null;
    }

    /** The engine's stop waits for threads without a bound, so another thread waits for it. */
    @Override
    public void close() {
        SocketInitiator started = initiator;
        if (started == null) {
            return;
        }
        initiator = null;
        Thread stopper = new Thread(() -> started.stop(false), "tickflow-fix-stop");
        stopper.setDaemon(true);
        stopper.start();
        try {
            stopper.join(closeMillis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (stopper.isAlive()) {
            LOG.warn(
                    "The FIX session did not end in {} ms; its connection is dropped", closeMillis);
            dropConnection();
        }
    }

    private void ask(quickfix.Message request) {
        Session session = loggedOnSession();
        if (session != null && !session.send(request)) {
            dropConnection();
        }
    }

    private @Nullable Session loggedOnSession() {
        Session session = Session.lookupSession(sessionId);
        return session != null && session.isLoggedOn() ? session : null;
    }

    private void connected(IoFilterChain chain) {
        connection = chain.getSession();
    }

    /**
     * Closes without flushing. A write that timed out is still queued, and would reach a broker
     * that begins to read again.
     */
    private void dropConnection() {
        IoSession dropped = connection;
        if (dropped != null) {
            LOG.warn("The connection of {} is dropped: a write did not complete", sessionId);
            dropped.closeNow();
        }
    }
}

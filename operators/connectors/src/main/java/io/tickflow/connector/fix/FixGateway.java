package io.tickflow.connector.fix;

import io.tickflow.connector.tls.TlsFault;
import io.tickflow.core.execution.GatewayListener;
import io.tickflow.core.execution.OrderGateway;
import io.tickflow.core.execution.SendPermits;
import io.tickflow.core.execution.VenueProfile;
import io.tickflow.core.execution.VenueReport;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderDecision;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.apache.mina.core.filterchain.IoFilterChain;
import org.apache.mina.core.session.IoSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quickfix.ConfigError;
import quickfix.RuntimeError;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.SocketInitiator;

/** One FIX 4.4 session as initiator. */
public final class FixGateway implements OrderGateway {

    private static final Logger LOG = LoggerFactory.getLogger(FixGateway.class);
    private static final String NO_LEASE = "the lease of the account is not held";
    private static final String NO_POSITION =
            "not sent: the account is hedged, and no report has named the position";
    private static final String INCOMPLETE = "a write did not complete";

    private final FixConfig config;
    private final FixMessages messages;
    private final InstantSource clock;
    private final SendPermits permits;
    private final long closeMillis;
    private final FixObserver observer;
    private final LogonRefusals refusals;
    private final SessionID sessionId;
    private final @Nullable PositionFileReader positions;
    private final AtomicReference<@Nullable SocketInitiator> initiator = new AtomicReference<>();
    private volatile @Nullable IoSession connection;
    private volatile @Nullable FixApplication application;
    private @Nullable GatewayListener listener;
    private int requests;

    /**
     * Creates an unconnected gateway.
     *
     * @param leaseHeld true while this process may log on and send
     * @param closeMillis longest time for closing
     * @param observer receiver of what the session says beside orders, closed with the gateway
     */
    public FixGateway(
            FixConfig config,
            String account,
            InstantSource clock,
            BooleanSupplier leaseHeld,
            long closeMillis,
            FixObserver observer) {
        this.config = config;
        this.messages = new FixMessages(config, account);
        this.clock = clock;
        this.permits = new SendPermits(clock, leaseHeld);
        this.closeMillis = closeMillis;
        this.observer = observer;
        this.refusals =
                new LogonRefusals(
                        config.reconnectSeconds(), config.plan().reconnectSecondsMax(), clock);
        this.sessionId = FixSettings.sessionId(config);
        VenueProfile venue = config.venue();
        this.positions =
                venue.readsPositions()
                        ? new PositionFileReader(
                                venue.positionsFile(), account, config.instruments(), clock)
                        : null;
    }

    @Override
    public void start(GatewayListener listener) throws IOException {
        this.listener = listener;
        var callbacks =
                new FixApplication(
                        listener,
                        config,
                        permits,
                        new FixLogon(config, FixSettings.password(config), refusals, observer),
                        this::leave);
        application = callbacks;
        FixTls tls = config.tls();
        FixTlsFilter encryption = tls == null ? null : FixTlsFilter.of(tls, config.host());
        try {
            var started =
                    new OwnTimerInitiator(
                            callbacks,
                            FixSettings.of(config, sessionId),
                            FixEventLog.factory(observer),
                            refusals,
                            this::tellSessionTimes);
            initiator.set(started);
            started.setIoFilterChainBuilder(chain -> connected(chain, encryption));
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
        if (config.isHedging() && order.leg() == Leg.EXIT && order.positionId().isEmpty()) {
            return reject(order);
        }
        permits.grant(order.clOrdId(), order.expiresAtMillis(), sessionNumber);
        boolean written = session.send(messages.newOrder(order, clock.millis()));
        return switch (permits.revoke(order.clOrdId())) {
            case NOT_USED -> Sent.NO;
            case LEASE_MISSED -> Sent.NOT_NOW;
            case USED -> written ? Sent.YES : perhaps();
        };
    }

    /**
     * Answers for the broker: a close that names no position would open a second one, so it does
     * not leave.
     */
    private Sent reject(OrderDecision order) {
        if (listener == null) {
            return Sent.NO;
        }
        listener.onReport(VenueReport.rejected(order.clOrdId(), NO_POSITION));
        return Sent.YES;
    }

    @Override
    public void askStatus(OrderDecision order) {
        ask(messages.statusRequest(order));
    }

    @Override
    public void askMassStatus() {
        requests++;
        ask(messages.massStatusRequest("mass-" + requests));
    }

    @Override
    public void askPositions() {
        if (positions != null && listener != null) {
            positions.tell(listener);
            return;
        }
        requests++;
        ask(messages.positionsRequest("positions-" + requests, clock.millis()));
    }

    @Override
    public VenueProfile profile() {
        return config.venue();
    }

    @Override
    public int probe() {
        requests++;
        ask(FixMessages.testRequest(FixApplication.PROBE + requests));
        return requests;
    }

    @Override
    public int answeredProbe() {
        FixApplication started = application;
        return started == null ? 0 : started.answeredProbe();
    }

    @Override
    public void leave() {
        dropConnection(NO_LEASE);
    }

    private Sent perhaps() {
        dropConnection(INCOMPLETE);
        return Sent.PERHAPS;
    }

    /** True while a session is logged on. Thread-safe. */
    public boolean isLoggedOn() {
        return loggedOnSession() != null;
    }

    /**
     * Stops the engine on another thread, and then the observer, as its stop waits for threads
     * without a bound. Idempotent and thread-safe.
     */
    @Override
    public void close() {
        SocketInitiator started = initiator.getAndSet(null);
        if (started == null) {
            return;
        }
        Thread stopper = new Thread(() -> started.stop(false), "tickflow-fix-stop");
        stopper.setDaemon(true);
        stopper.start();
        try {
            stopper.join(closeMillis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (stopper.isAlive()) {
            dropConnection("its session did not end in " + closeMillis + " ms");
        }
        observer.close();
    }

    private void tellSessionTimes() {
        FixSchedule schedule = config.plan().schedule();
        if (schedule != null) {
            long now = clock.millis();
            observer.onSessionTimes(
                    schedule.isOpen(now)
                            ? ""
                            : "%s; the next logon is at %s"
                                    .formatted(
                                            schedule.text(),
                                            Instant.ofEpochMilli(schedule.nextStartMillis(now))));
        }
    }

    private void ask(quickfix.Message request) {
        Session session = loggedOnSession();
        if (session != null && !session.send(request)) {
            dropConnection(INCOMPLETE);
        }
    }

    private @Nullable Session loggedOnSession() {
        Session session = Session.lookupSession(sessionId);
        return session != null && session.isLoggedOn() ? session : null;
    }

    private void connected(IoFilterChain chain, @Nullable FixTlsFilter encryption) {
        connection = chain.getSession();
        if (encryption != null) {
            encryption.addTo(chain, this::onFault);
        }
    }

    private void onFault(TlsFault fault) {
        FixTls tls = config.tls();
        LOG.warn(
                "No session with {}:{}: {}. {}",
                config.host(),
                config.port(),
                fault.text(),
                tls == null ? "" : tls.files().advice(fault));
        observer.onHandshakeFailed(fault);
    }

    /**
     * Closes the connection without flushing. A timed-out write is still queued and would reach a
     * broker that starts reading again.
     */
    private void dropConnection(String reason) {
        IoSession dropped = connection;
        if (dropped != null && !dropped.isClosing()) {
            LOG.warn("The connection of {} is dropped: {}", sessionId, reason);
            dropped.closeNow();
        }
    }
}

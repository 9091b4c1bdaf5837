package io.tickflow.connector.fix;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quickfix.Application;
import quickfix.ConfigError;
import quickfix.DefaultMessageFactory;
import quickfix.LogFactory;
import quickfix.MemoryStoreFactory;
import quickfix.Session;
import quickfix.SessionSettings;
import quickfix.SocketInitiator;

/**
 * Initiator with a timer of its own. The timer of QuickFIX/J is static: its thread never ends and
 * would hold the class loader of each job that ever ran in the process.
 */
final class OwnTimerInitiator extends SocketInitiator {

    private static final Logger LOG = LoggerFactory.getLogger(OwnTimerInitiator.class);

    /** A quarter of QuickFIX/J's own, as the logon of a new connection waits for the timer. */
    private static final long INTERVAL_MILLIS = 250;

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        var thread = new Thread(task, "tickflow-fix-timer");
                        thread.setDaemon(true);
                        return thread;
                    });

    private final LogonRefusals refusals;
    private final Runnable onTick;
    private volatile boolean stopping;

    /**
     * Creates an initiator that is not started and has no thread yet.
     *
     * @param onTick called several times a second while it runs
     */
    OwnTimerInitiator(
            Application application,
            SessionSettings settings,
            LogFactory logs,
            LogonRefusals refusals,
            Runnable onTick)
            throws ConfigError {
        super(application, new MemoryStoreFactory(), settings, logs, new DefaultMessageFactory());
        this.refusals = refusals;
        this.onTick = onTick;
    }

    @Override
    protected ScheduledExecutorService getScheduledExecutorService() {
        return timer;
    }

    @Override
    protected void startSessionTimer() {
        var unused =
                timer.scheduleAtFixedRate(this::tick, 0, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Stops for good; logging out needs the timer, which therefore ends last. */
    @Override
    public void stop(boolean force) {
        stopping = true;
        try {
            super.stop(force);
        } finally {
            timer.shutdownNow();
        }
    }

    /**
     * Lets each session send its heartbeat or notice a timeout; a failure must not end the timer.
     */
    private void tick() {
        try {
            onTick.run();
        } catch (RuntimeException e) {
            LOG.warn("The time was not told", e);
        }
        for (Session session : getManagedSessions()) {
            try {
                pause(session);
                session.next();
            } catch (IOException | RuntimeException e) {
                LOG.warn("The timer of {} failed", session.getSessionID(), e);
            }
        }
    }

    /**
     * Keeps a session whose logon was refused from connecting. The engine's own pauses count
     * failures to connect alone.
     */
    private void pause(Session session) {
        boolean allowed = refusals.mayLogOn();
        if (allowed && !stopping && !session.isEnabled()) {
            session.logon();
        } else if (!allowed && session.isEnabled() && !session.isLoggedOn()) {
            session.logout("the last logon was refused");
        }
    }
}

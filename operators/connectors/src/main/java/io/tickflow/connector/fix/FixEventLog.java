package io.tickflow.connector.fix;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quickfix.Log;
import quickfix.LogFactory;
import quickfix.SessionID;

/** Logs the events of a session, and hands its messages on without their secrets. */
final class FixEventLog implements Log {

    private static final Logger LOG = LoggerFactory.getLogger(FixEventLog.class);

    private final SessionID session;
    private final FixObserver observer;

    private FixEventLog(SessionID session, FixObserver observer) {
        this.session = session;
        this.observer = observer;
    }

    static LogFactory factory(FixObserver observer) {
        return session -> new FixEventLog(session, observer);
    }

    @Override
    public void onIncoming(String message) {
        observer.onMessage(false, FixText.mask(message));
    }

    @Override
    public void onOutgoing(String message) {
        observer.onMessage(true, FixText.mask(message));
    }

    @Override
    public void onEvent(String text) {
        LOG.debug("{}: {}", session, FixText.mask(text));
    }

    @Override
    public void onErrorEvent(String text) {
        LOG.warn("{}: {}", session, FixText.mask(text));
    }

    @Override
    public void clear() {}
}

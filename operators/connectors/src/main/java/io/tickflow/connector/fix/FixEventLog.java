package io.tickflow.connector.fix;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quickfix.Log;
import quickfix.LogFactory;
import quickfix.SessionID;

/** Logs the events of a session, but no messages, as a Logon contains the password. */
final class FixEventLog implements Log {

    private static final Logger LOG = LoggerFactory.getLogger(FixEventLog.class);

    private final SessionID session;

    private FixEventLog(SessionID session) {
        this.session = session;
    }

    static LogFactory factory() {
        return FixEventLog::new;
    }

    @Override
    public void onIncoming(String message) {}

    @Override
    public void onOutgoing(String message) {}

    @Override
    public void onEvent(String text) {
        LOG.debug("{}: {}", session, text);
    }

    @Override
    public void onErrorEvent(String text) {
        LOG.warn("{}: {}", session, text);
    }

    @Override
    public void clear() {}
}

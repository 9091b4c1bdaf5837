package io.tickflow.connector.fix;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quickfix.FieldMap;
import quickfix.Message;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.field.MsgSeqNum;
import quickfix.field.NextExpectedMsgSeqNum;
import quickfix.field.Password;
import quickfix.field.ResetSeqNumFlag;
import quickfix.field.Text;
import quickfix.field.Username;

/**
 * Logons of a session: credentials, numbers, and refusals. Thread-safe; called on threads of the
 * engine.
 */
final class FixLogon {

    private static final Logger LOG = LoggerFactory.getLogger(FixLogon.class);

    /** As QuickFIX, QuickFIX/J and others word it. */
    private static final Pattern TOO_LOW =
            Pattern.compile("(?i)too low.{0,20}?expect\\w*\\D{0,12}(\\d{1,9})");

    private static final String HUNG_UP = "it ended the connection";
    private static final String IGNORES_RESET =
            "it ignores ResetSeqNumFlag(141). Maybe tickflow.fix.sequence-numbers must be CONTINUE";
    private static final String WANTS_MORE =
            " Maybe tickflow.fix.sequence-numbers must be CONTINUE";

    private final FixConfig config;
    private final String password;
    private final LogonRefusals refusals;
    private final FixObserver observer;
    private boolean loggedOn;
    private boolean learnt;
    private String lastWords = HUNG_UP;

    FixLogon(FixConfig config, String password, LogonRefusals refusals, FixObserver observer) {
        this.config = config;
        this.password = password;
        this.refusals = refusals;
        this.observer = observer;
    }

    /** Completes a Logon(35=A) that is about to leave. */
    synchronized void send(Message logon, SessionID session) {
        lastWords = HUNG_UP;
        learnt = false;
        if (config.plan().continues()) {
            expect(session, 1);
        }
        if (!config.username().isEmpty()) {
            logon.setString(Username.FIELD, config.username());
        }
        if (!password.isEmpty()) {
            logon.setString(Password.FIELD, password);
        }
    }

    /** Reads the broker's Logon(35=A) before the engine compares its number. */
    synchronized void onAnswer(Message logon, SessionID session) {
        int number = (int) FixReports.number(logon.getHeader(), MsgSeqNum.FIELD, 1);
        if (config.plan().continues()) {
            expect(session, number);
        } else if (number > 1 && !"Y".equals(FixReports.text(logon, ResetSeqNumFlag.FIELD))) {
            lastWords = IGNORES_RESET;
        }
    }

    /** Reads a Logout(35=5), which tells why a logon was refused. */
    synchronized void onLogout(Message logout, SessionID session) {
        String text = FixReports.text(logout, Text.FIELD);
        if (loggedOn) {
            return;
        }
        int expected = expectedNumber(logout, text);
        if (config.plan().continues() && expected > 0) {
            try {
                Session known = Session.lookupSession(session);
                if (known != null) {
                    known.setNextSenderMsgSeqNum(expected);
                    learnt = true;
                }
            } catch (IOException e) {
                LOG.warn("The number {} that the broker expects was not taken", expected, e);
            }
        }
        lastWords = text.isEmpty() ? "it logged out" : "it says '" + text + "'";
        if (expected > 0 && !config.plan().continues()) {
            lastWords += WANTS_MORE;
        }
    }

    /** The session is logged on. */
    synchronized void accepted() {
        loggedOn = true;
        refusals.accepted();
    }

    /**
     * The session has ended, or was never logged on.
     *
     * @return reason, for a person
     */
    synchronized String ended() {
        if (loggedOn) {
            loggedOn = false;
            return "logged out or disconnected";
        }
        if (learnt) {
            LOG.info("The broker keeps the numbers of the session; the next logon goes on there");
            return "the broker told the number that it expects";
        }
        int pauseSeconds = refusals.refused();
        LOG.warn(
                "{}:{} refused the logon: {}. Next attempt in {} s",
                config.host(),
                config.port(),
                lastWords,
                pauseSeconds);
        observer.onLogonRefused(lastWords, pauseSeconds);
        return "the logon was refused: " + lastWords;
    }

    private static void expect(SessionID session, int number) {
        try {
            Session known = Session.lookupSession(session);
            if (known != null) {
                known.setNextTargetMsgSeqNum(number);
            }
        } catch (IOException e) {
            LOG.warn("The broker's number {} was not taken", number, e);
        }
    }

    /** Number that the broker expects; 0 if it does not complain of numbers. */
    static int expectedNumber(FieldMap logout, String text) {
        int told = (int) FixReports.number(logout, NextExpectedMsgSeqNum.FIELD, 0);
        if (told > 0) {
            return told;
        }
        Matcher matcher = TOO_LOW.matcher(text);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }
}

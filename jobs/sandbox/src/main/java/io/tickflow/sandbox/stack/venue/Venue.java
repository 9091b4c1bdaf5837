package io.tickflow.sandbox.stack.venue;

import io.tickflow.process.FreePorts;
import io.tickflow.process.ProcessException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import quickfix.Acceptor;
import quickfix.ConfigError;
import quickfix.DefaultMessageFactory;
import quickfix.FixVersions;
import quickfix.LogFactory;
import quickfix.MemoryStoreFactory;
import quickfix.RuntimeError;
import quickfix.SLF4JLogFactory;
import quickfix.Session;
import quickfix.SessionFactory;
import quickfix.SessionID;
import quickfix.SessionSettings;
import quickfix.SocketAcceptor;
import quickfix.mina.acceptor.DynamicAcceptorSessionProvider;

/**
 * A FIX 4.4 venue, on 127.0.0.1 unless it is told otherwise. Whoever logs on is served; market
 * orders are filled at the newest quote; OrderStatusRequest(35=H) and OrderMassStatusRequest(35=AF)
 * are answered from everything it ever saw, also before a restart with the same journal.
 * Thread-safe.
 */
public final class Venue implements AutoCloseable {

    /** TargetCompID(56) under which clients may address it; any other works too. */
    public static final String COMP_ID = "VENUE";

    private static final String YES = "Y";
    private static final String NO = "N";
    private static final String HEARTBEAT_SECONDS = "10";

    private final int port;
    private final SocketAcceptor acceptor;
    private final VenueApplication application;
    private final VenueConnections connections;
    private final JournalWriter journal;

    private Venue(
            int port,
            SocketAcceptor acceptor,
            VenueApplication application,
            VenueConnections connections,
            JournalWriter journal) {
        this.port = port;
        this.acceptor = acceptor;
        this.application = application;
        this.connections = connections;
        this.journal = journal;
    }

    /**
     * Starts on a free port.
     *
     * @throws ProcessException if it cannot listen or write its journal
     */
    public static Venue start(QuoteBoard quotes, Path journal) {
        return start(quotes, journal, FreePorts.find(1).get(0));
    }

    /**
     * Starts on {@code port}.
     *
     * @throws ProcessException if it cannot listen or write its journal
     */
    public static Venue start(QuoteBoard quotes, Path journal, int port) {
        return start(quotes, journal, InetAddress.getLoopbackAddress(), port);
    }

    /**
     * Starts on {@code port} of {@code address}.
     *
     * @throws ProcessException if it cannot listen or write its journal
     */
    public static Venue start(QuoteBoard quotes, Path journal, InetAddress address, int port) {
        return start(quotes, journal, new InetSocketAddress(address, port), null);
    }

    /**
     * Starts at {@code address}, encrypted unless {@code tls} is null.
     *
     * @throws ProcessException if it cannot listen or write its journal
     */
    public static Venue start(
            QuoteBoard quotes, Path journal, InetSocketAddress address, @Nullable VenueTls tls) {
        return start(quotes, journal, address, tls, VenueHabits.ALL);
    }

    /**
     * Starts with habits at {@code address}, encrypted unless {@code tls} is null.
     *
     * @throws ProcessException if it cannot listen or write its journal
     */
    public static Venue start(
            QuoteBoard quotes,
            Path journal,
            InetSocketAddress address,
            @Nullable VenueTls tls,
            VenueHabits habits) {
        int port = address.getPort();
        FreePorts.requireFree(port, "the venue");
        try {
            var book = new VenueBook(quotes, habits);
            if (Files.exists(journal)) {
                book.restore(VenueJournal.read(journal));
            }
            var writer = JournalWriter.append(journal);
            InstantSource clock = InstantSource.system();
            var application =
                    new VenueApplication(new VenueOrders(book, writer, clock), clock, habits);
            var connections = new VenueConnections();
            SocketAcceptor acceptor = acceptor(application, address, tls);
            acceptor.setIoFilterChainBuilder(connections::add);
            acceptor.start();
            return new Venue(port, acceptor, application, connections, writer);
        } catch (IOException | ConfigError | RuntimeError e) {
            throw new ProcessException("the venue cannot start: " + e.getMessage(), e);
        }
    }

    /** Port that it listens on. */
    public int port() {
        return port;
    }

    /** Behaves like that from now on; {@link VenueFaults#NONE} to be a good venue again. */
    public void misbehave(VenueFaults faults) {
        application.misbehave(faults);
        connections.read(faults.fault() != VenueFault.NOT_READING);
        connections.ignoreResets(faults.fault() == VenueFault.IGNORES_RESET);
    }

    /** Disconnects everybody and stops listening. */
    @Override
    public void close() {
        acceptor.stop(true);
        application.close();
        connections.close();
        journal.close();
    }

    private static SocketAcceptor acceptor(
            VenueApplication application, InetSocketAddress address, @Nullable VenueTls tls)
            throws ConfigError, IOException {
        var template = new SessionID(FixVersions.BEGINSTRING_FIX44, COMP_ID, "ANYBODY");
        SessionSettings settings = settings(template, address);
        if (tls != null) {
            tls.apply(settings, template);
        }
        var stores = new MemoryStoreFactory();
        LogFactory logs = new SLF4JLogFactory(settings);
        var messages = new DefaultMessageFactory();
        var acceptor = new SocketAcceptor(application, stores, settings, logs, messages);
        acceptor.setSessionProvider(
                address,
                new DynamicAcceptorSessionProvider(
                        settings, template, application, stores, logs, messages));
        return acceptor;
    }

    private static SessionSettings settings(SessionID template, InetSocketAddress address) {
        var settings = new SessionSettings();
        settings.setString(
                template,
                SessionFactory.SETTING_CONNECTION_TYPE,
                SessionFactory.ACCEPTOR_CONNECTION_TYPE);
        settings.setString(template, Acceptor.SETTING_ACCEPTOR_TEMPLATE, YES);
        settings.setString(
                template,
                Acceptor.SETTING_SOCKET_ACCEPT_ADDRESS,
                address.getAddress().getHostAddress());
        settings.setLong(template, Acceptor.SETTING_SOCKET_ACCEPT_PORT, address.getPort());
        settings.setString(template, Session.SETTING_NON_STOP_SESSION, YES);
        settings.setString(template, Session.SETTING_HEARTBTINT, HEARTBEAT_SECONDS);
        settings.setString(template, Session.SETTING_PERSIST_MESSAGES, NO);
        settings.setString(template, Session.SETTING_USE_DATA_DICTIONARY, NO);
        settings.setString(template, Session.SETTING_CHECK_LATENCY, NO);
        return settings;
    }
}

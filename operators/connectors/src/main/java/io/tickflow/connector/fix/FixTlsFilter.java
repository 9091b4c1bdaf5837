package io.tickflow.connector.fix;

import io.tickflow.connector.tls.TlsFault;
import io.tickflow.connector.tls.TlsFileException;
import java.net.InetSocketAddress;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.apache.mina.core.filterchain.IoFilterAdapter;
import org.apache.mina.core.filterchain.IoFilterChain;
import org.apache.mina.core.session.IoSession;
import org.apache.mina.filter.ssl.SslFilter;

/**
 * Encrypts a connection with certificates in memory, so that the settings of QuickFIX/J, which it
 * prints, name no key store and hold no password.
 */
final class FixTlsFilter extends SslFilter {

    private static final String NAME = "tickflow-tls";
    private static final String COMPARE_HOST_NAME = "HTTPS";

    private final String expectedName;

    private FixTlsFilter(SSLContext context, String expectedName) {
        super(context);
        this.expectedName = expectedName;
        setEndpointIdentificationAlgorithm(COMPARE_HOST_NAME);
        // MINA's threads are static; threads that never end would hold the job's class loader.
        if (EXECUTOR instanceof ThreadPoolExecutor threads) {
            threads.allowCoreThreadTimeOut(true);
        }
    }

    /** Reads the files. */
    static FixTlsFilter of(FixTls tls, String host) throws TlsFileException {
        return new FixTlsFilter(tls.files().context(), tls.expectedName(host));
    }

    /**
     * Puts the filter next to the socket.
     *
     * @param faults told each failed handshake, on a thread of the engine
     */
    void addTo(IoFilterChain chain, Consumer<TlsFault> faults) {
        chain.addFirst(NAME, this);
        chain.addAfter(NAME, NAME + "-faults", new Faults(faults));
    }

    /** The name that was configured, as MINA would look up that of the socket's address. */
    @Override
    protected SSLEngine createEngine(IoSession session, InetSocketAddress address) {
        int port = address == null ? 0 : address.getPort();
        return super.createEngine(session, InetSocketAddress.createUnresolved(expectedName, port));
    }

    private static final class Faults extends IoFilterAdapter {
        private final Consumer<TlsFault> faults;

        Faults(Consumer<TlsFault> faults) {
            this.faults = faults;
        }

        @Override
        public void exceptionCaught(NextFilter next, IoSession session, Throwable cause) {
            TlsFault.of(cause).ifPresent(faults);
            next.exceptionCaught(session, cause);
        }
    }
}

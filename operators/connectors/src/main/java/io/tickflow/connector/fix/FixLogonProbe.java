package io.tickflow.connector.fix;

import io.tickflow.connector.tls.TlsFault;
import io.tickflow.core.execution.GatewayListener;
import io.tickflow.core.execution.VenueReport;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Logs on to a broker once and off again, as a probe. Sends no order. A broker with a single
 * session may end the existing one.
 */
public final class FixLogonProbe {

    private static final long CLOSE_MILLIS = 5_000;

    private FixLogonProbe() {}

    /**
     * Logs on.
     *
     * @param wait longest wait for the broker
     * @throws IOException if the broker refuses, with the known reason
     */
    public static void logOn(FixConfig config, Duration wait) throws IOException {
        var attempt = new Attempt();
        var gateway =
                new FixGateway(
                        config,
                        "",
                        InstantSource.system(),
                        () -> true,
                        CLOSE_MILLIS,
                        attempt.observer(config));
        try {
            gateway.start(attempt);
            boolean ended = attempt.end.await(wait.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended || !attempt.up) {
                throw new IOException(
                        "no Logon(35=A) from %s:%d%s: %s"
                                .formatted(
                                        config.host(),
                                        config.port(),
                                        ended ? "" : " in " + wait.toSeconds() + " s",
                                        attempt.last));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            gateway.close();
        }
    }

    private static String describe(FixConfig config, TlsFault fault) {
        FixTls tls = config.tls();
        return tls == null ? fault.text() : fault.text() + ". " + tls.files().advice(fault);
    }

    private static final class Attempt implements GatewayListener {
        private final CountDownLatch end = new CountDownLatch(1);
        private volatile boolean up;
        private volatile String last = "it did not answer";

        @Override
        public void onSessionUp(int sessionNumber) {
            up = true;
            end.countDown();
        }

        FixObserver observer(FixConfig config) {
            return new FixObserver() {
                @Override
                public void onHandshakeFailed(TlsFault fault) {
                    refuse(describe(config, fault));
                }

                @Override
                public void onLogonRefused(String reason, int pauseSeconds) {
                    refuse(reason);
                }
            };
        }

        /** Ends at a refused handshake, as the next one would be refused too. */
        void refuse(String reason) {
            last = reason;
            end.countDown();
        }

        @Override
        public void onSessionDown(String reason) {
            last = reason;
        }

        @Override
        public void onReport(VenueReport report) {}

        @Override
        public void onNotKnown(String clOrdId, String text) {}

        @Override
        public void onStatusRefused(String clOrdId, String text) {}
    }
}

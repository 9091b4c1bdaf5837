package io.tickflow.sandbox.execution;

import static java.time.temporal.ChronoUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tickflow.connector.fix.FixConfig;
import io.tickflow.connector.fix.FixGateway;
import io.tickflow.connector.fix.FixObserver;
import io.tickflow.connector.fix.FixSchedule;
import io.tickflow.connector.fix.FixSessionPlan;
import io.tickflow.connector.fix.SequenceNumbers;
import io.tickflow.core.execution.GatewayListener;
import io.tickflow.core.execution.VenueProfile;
import io.tickflow.core.execution.VenueReport;
import io.tickflow.core.instrument.Instruments;
import io.tickflow.process.FreePorts;
import io.tickflow.sandbox.stack.venue.QuoteBoard;
import io.tickflow.sandbox.stack.venue.Venue;
import io.tickflow.sandbox.stack.venue.VenueFault;
import io.tickflow.sandbox.stack.venue.VenueFaults;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logons at a venue that refuses them, or numbers messages as it likes. */
class LogonsITCase {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final VenueFaults KEEPS_NUMBERS = new VenueFaults(VenueFault.IGNORES_RESET, 0);
    private static final VenueFaults CLOSED = new VenueFaults(VenueFault.REFUSES_LOGON, 0);

    private final int port = FreePorts.find(1).get(0);
    private final News news = new News();

    @TempDir Path directory;

    @Test
    void shouldGoOnWithNumbersThatBrokerKeeps() throws Exception {
        try (var venue = venue()) {
            logOnOnce(SequenceNumbers.RESET);
            venue.misbehave(KEEPS_NUMBERS);

            FixGateway resetting = gateway(SequenceNumbers.RESET);
            resetting.start(news);
            await().atMost(TIMEOUT).until(() -> !news.refusals.isEmpty());
            resetting.close();
            assertThat(news.refusals.get(0))
                    .contains("sequence number too low")
                    .contains("tickflow.fix.sequence-numbers must be CONTINUE");

            logOnOnce(SequenceNumbers.CONTINUE);
            logOnOnce(SequenceNumbers.CONTINUE);
            assertThat(news.messages).anyMatch(text -> text.contains("\00135=5\001"));
        }
    }

    @Test
    void shouldGoOnWhereBrokerBeganAnew() throws Exception {
        try (var first = venue()) {
            first.misbehave(KEEPS_NUMBERS);
            logOnOnce(SequenceNumbers.CONTINUE);
        }
        try (var second = venue()) {
            second.misbehave(KEEPS_NUMBERS);
            logOnOnce(SequenceNumbers.CONTINUE);
        }
    }

    @Test
    void shouldWaitLongerAfterEachRefusal() throws Exception {
        try (var venue = venue()) {
            venue.misbehave(CLOSED);
            FixGateway gateway = gateway(SequenceNumbers.RESET);
            try {
                gateway.start(news);
                await().atMost(TIMEOUT).until(() -> news.pauses.size() >= 3);
                venue.misbehave(VenueFaults.NONE);
                await().atMost(TIMEOUT).until(() -> news.logons.get() == 1);
            } finally {
                gateway.close();
            }
        }

        assertThat(news.pauses).startsWith(1, 2, 4);
        assertThat(news.refusals.get(0)).isEqualTo("it says 'the session is closed'");
    }

    @Test
    void shouldReachSecondHostIfFirstIsAway() throws Exception {
        int nobody = FreePorts.find(1).get(0);
        var plan = new FixSessionPlan("127.0.0.1", port, 4, null, SequenceNumbers.RESET);
        try (var venue = venue()) {
            FixGateway gateway = gateway(nobody, plan);
            try {
                gateway.start(news);
                await().atMost(TIMEOUT).until(() -> news.logons.get() == 1);
            } finally {
                gateway.close();
            }
        }
    }

    @Test
    void shouldTellThatItIsOutsideSessionTimes() throws Exception {
        LocalTime hourAgo = LocalTime.now(ZoneOffset.UTC).minusHours(1).truncatedTo(MINUTES);
        String times = hourAgo.minusMinutes(1) + " - " + hourAgo;
        var plan =
                new FixSessionPlan(
                        "",
                        0,
                        FixSessionPlan.RECONNECT_SECONDS_MAX,
                        FixSchedule.parse(times, ZoneId.of("UTC")).orElseThrow(),
                        SequenceNumbers.RESET);
        try (var venue = venue()) {
            FixGateway gateway = gateway(port, plan);
            try {
                gateway.start(news);
                await().atMost(TIMEOUT).until(() -> news.closed.size() > 4);
            } finally {
                gateway.close();
            }
        }

        assertThat(news.closed)
                .allMatch(text -> text.startsWith(times + " UTC; the next logon is"));
        assertThat(news.logons.get()).isZero();
    }

    private Venue venue() {
        return Venue.start(new QuoteBoard(), directory.resolve("journal.jsonl"), port);
    }

    private void logOnOnce(SequenceNumbers numbers) throws IOException {
        int before = news.logons.get();
        FixGateway gateway = gateway(numbers);
        try {
            gateway.start(news);
            await().atMost(TIMEOUT).until(() -> news.logons.get() > before);
        } finally {
            gateway.close();
        }
    }

    private FixGateway gateway(SequenceNumbers numbers) {
        return gateway(
                port,
                new FixSessionPlan("", 0, FixSessionPlan.RECONNECT_SECONDS_MAX, null, numbers));
    }

    private FixGateway gateway(int firstPort, FixSessionPlan plan) {
        var config =
                new FixConfig(
                        "127.0.0.1",
                        firstPort,
                        "TICKFLOW",
                        Venue.COMP_ID,
                        "user",
                        "",
                        false,
                        Instruments.NONE,
                        FixConfig.HEARTBEAT_SECONDS,
                        1,
                        FixConfig.WRITE_TIMEOUT_MILLIS,
                        null,
                        plan,
                        FixConfig.NETTING,
                        VenueProfile.COMPLETE);
        return new FixGateway(
                config, "A", InstantSource.system(), () -> true, TIMEOUT.toMillis(), news);
    }

    private static final class News implements GatewayListener, FixObserver {

        private final List<String> refusals = new CopyOnWriteArrayList<>();
        private final List<Integer> pauses = new CopyOnWriteArrayList<>();
        private final List<String> closed = new CopyOnWriteArrayList<>();
        private final List<String> messages = new CopyOnWriteArrayList<>();
        private final AtomicInteger logons = new AtomicInteger();

        @Override
        public void onSessionUp(int sessionNumber) {
            logons.incrementAndGet();
        }

        @Override
        public void onLogonRefused(String reason, int pauseSeconds) {
            refusals.add(reason);
            pauses.add(pauseSeconds);
        }

        @Override
        public void onSessionTimes(String text) {
            closed.add(text);
        }

        @Override
        public void onMessage(boolean outgoing, String text) {
            messages.add(text);
        }

        @Override
        public void onSessionDown(String reason) {}

        @Override
        public void onReport(VenueReport report) {}

        @Override
        public void onNotKnown(String clOrdId, String text) {}

        @Override
        public void onStatusRefused(String clOrdId, String text) {}
    }
}

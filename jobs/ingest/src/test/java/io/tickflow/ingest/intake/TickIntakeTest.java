package io.tickflow.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.ingest.buffer.TickBuffer;
import io.tickflow.ingest.feed.Cursor;
import io.tickflow.ingest.feed.FeedTick;
import io.tickflow.ingest.feed.OfferedTick;
import io.tickflow.ingest.feed.Refusal;
import io.tickflow.ingest.feed.SymbolBatch;
import io.tickflow.ingest.ledger.Counts;
import io.tickflow.ingest.ledger.Ledger;
import io.tickflow.ingest.protocol.ErrorCode;
import io.tickflow.ingest.protocol.RefusedRequest;
import io.tickflow.ingest.protocol.SessionRequest;
import io.tickflow.ingest.protocol.TicksRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TickIntakeTest {

    private static final OfferedTick TICK = OfferedTick.of(new FeedTick(1_000, 1, 2, 0, 0, 6));

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicLong ids = new AtomicLong();
    private final Ledger ledger = new Ledger();

    @TempDir private Path folder;

    private TickBuffer buffer;
    private TickIntake intake;

    @BeforeEach
    void open() throws IOException {
        buffer = TickBuffer.open(folder, 1 << 20);
        intake =
                new TickIntake(
                        buffer,
                        ledger,
                        () -> "id" + ids.incrementAndGet(),
                        nanos::get,
                        0,
                        failure -> {});
    }

    @AfterEach
    void close() throws IOException {
        buffer.close();
    }

    @Test
    void shouldTellNewSessionWhereToContinue() throws Exception {
        Session first = intake.open(request("one", "A"));
        intake.take(ticks(first, "A", 1, TICK, TICK));

        Session second = intake.open(request("one", "A", "B"));

        assertThat(second.starts())
                .isEqualTo(Map.of("A", new Cursor(2, 1_000, 2), "B", Cursor.START));
    }

    @Test
    void shouldEndSupersededSession() throws Exception {
        Session first = intake.open(request("one", "A"));
        intake.open(request("one", "A"));

        assertRefused(() -> intake.take(ticks(first, "A", 1, TICK)), ErrorCode.SESSION_ENDED);
        assertThat(ledger.counts().received()).isZero();
    }

    @Test
    void shouldGiveSymbolAwayAfterSilence() throws Exception {
        Session first = intake.open(request("one", "A"));
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(59));
        assertRefused(() -> intake.open(request("two", "A")), ErrorCode.SYMBOL_TAKEN);

        intake.take(new TicksRequest(first.id(), List.of()));
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(59));
        assertRefused(() -> intake.open(request("two", "A")), ErrorCode.SYMBOL_TAKEN);
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));

        assertThat(intake.open(request("two", "A")).starts()).containsKey("A");
    }

    @Test
    void shouldReportAllSymbolsWhenAsked() throws Exception {
        Session session = intake.open(request("one", "A", "B"));
        intake.take(ticks(session, "A", 1, TICK));
        ledger.onWritten(session.stream("A"), 1);
        ledger.onAcknowledged(session.stream("A"), 1);

        Map<String, SymbolAnswer> answers = intake.take(new TicksRequest(session.id(), List.of()));

        assertThat(answers.keySet()).containsExactlyInAnyOrder("A", "B");
        assertThat(answers.get("A").acknowledged()).isEqualTo(1);
        assertThat(answers.get("B").acknowledged()).isZero();
    }

    @Test
    void shouldCountEachElementOnce() throws Exception {
        Session session = intake.open(request("one", "A"));
        OfferedTick bad = OfferedTick.refused(Refusal.BAD_TIME);
        intake.take(ticks(session, "A", 1, TICK, bad, TICK));
        intake.take(ticks(session, "A", 2, TICK, TICK, TICK));
        intake.take(ticks(session, "A", 9, TICK));
        intake.take(ticks(session, "Z", 1, TICK, TICK));

        Counts counts = ledger.counts();

        assertThat(counts.received()).isEqualTo(9);
        assertThat(counts.accepted()).isEqualTo(3);
        assertThat(counts.repeated()).isEqualTo(2);
        assertThat(counts.refused())
                .isEqualTo(Map.of(Refusal.BAD_TIME, 1L, Refusal.GAP, 1L, Refusal.NOT_OFFERED, 2L));
        assertThat(counts.received())
                .isEqualTo(counts.accepted() + counts.repeated() + counts.refusedSum());
        assertThat(counts.waiting()).isEqualTo(3);
    }

    @Test
    void shouldRefuseAllWhenBufferIsFull() throws Exception {
        Session session = intake.open(request("one", "A"));
        OfferedTick[] many = new OfferedTick[1_000];
        Arrays.fill(many, TICK);
        long next = 1;
        while (buffer.bytes() < (1 << 20) - 52_000) {
            intake.take(ticks(session, "A", next, many));
            next += many.length;
        }
        long first = next;

        assertRefused(() -> intake.take(ticks(session, "A", first, many)), ErrorCode.BUFFER_FULL);

        assertThat(ledger.accepted(session.stream("A")).sequence()).isEqualTo(first - 1);
        assertThat(ledger.counts().refused()).isEqualTo(Map.of(Refusal.BUFFER_FULL, 1_000L));
    }

    @Test
    void shouldTakeNothingOnceClosed() throws Exception {
        Session session = intake.open(request("one", "A"));
        intake.close();

        assertRefused(() -> intake.take(ticks(session, "A", 1, TICK)), ErrorCode.NOT_READY);
    }

    private static void assertRefused(ThrowingCallable request, ErrorCode code) {
        assertThatThrownBy(request)
                .isInstanceOfSatisfying(
                        RefusedRequest.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private static SessionRequest request(String terminal, String... symbols) {
        return new SessionRequest(terminal, "1", "Demo", null, "test", List.of(symbols));
    }

    private static TicksRequest ticks(
            Session session, String symbol, long first, OfferedTick... ticks) {
        return new TicksRequest(
                session.id(), List.of(new SymbolBatch(symbol, first, List.of(ticks))));
    }
}

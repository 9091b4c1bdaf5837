package io.tickflow.ingest.intake;

import io.tickflow.ingest.buffer.BufferEntry;
import io.tickflow.ingest.buffer.StreamTicks;
import io.tickflow.ingest.buffer.TickBuffer;
import io.tickflow.ingest.feed.Cursor;
import io.tickflow.ingest.feed.Intake;
import io.tickflow.ingest.feed.Refusal;
import io.tickflow.ingest.feed.StreamId;
import io.tickflow.ingest.feed.SymbolBatch;
import io.tickflow.ingest.ledger.Ledger;
import io.tickflow.ingest.protocol.ErrorCode;
import io.tickflow.ingest.protocol.RefusedRequest;
import io.tickflow.ingest.protocol.SessionRequest;
import io.tickflow.ingest.protocol.TicksRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Takes ticks of sessions into the disk buffer. An answer leaves only after the ticks are on the
 * disk. Thread-safe: one request at a time changes positions.
 */
public final class TickIntake {

    private final TickBuffer buffer;
    private final Ledger ledger;
    private final Sessions sessions;
    private final Supplier<String> ids;
    private final long acknowledgedMillisMax;
    private final Consumer<Exception> onDiskFailure;
    private boolean closed;

    /**
     * Creates an intake.
     *
     * @param ids source of session ids that nobody can guess
     * @param clockNanos clock of silences
     * @param acknowledgedMillisMax longest wait of an answer for Kafka
     * @param onDiskFailure told if the buffer fails; nothing is accepted from then on
     */
    public TickIntake(
            TickBuffer buffer,
            Ledger ledger,
            Supplier<String> ids,
            LongSupplier clockNanos,
            long acknowledgedMillisMax,
            Consumer<Exception> onDiskFailure) {
        this.buffer = buffer;
        this.ledger = ledger;
        this.sessions = new Sessions(clockNanos);
        this.ids = ids;
        this.acknowledgedMillisMax = acknowledgedMillisMax;
        this.onDiskFailure = onDiskFailure;
    }

    /** Opens a session. */
    public synchronized Session open(SessionRequest request) throws RefusedRequest {
        requireOpen();
        sessions.check(request);
        Map<String, Cursor> starts = new LinkedHashMap<>();
        for (String symbol : request.symbols()) {
            starts.put(symbol, ledger.accepted(new StreamId(request.terminal(), symbol)));
        }
        var session = new Session(ids.get(), request, starts);
        sessions.open(session);
        return session;
    }

    /** Number up to which the topic has the ticks of a stream. */
    public long acknowledged(StreamId stream) {
        return ledger.acknowledged(stream);
    }

    /** Open sessions. */
    public synchronized List<Session> sessions() {
        return sessions.all();
    }

    /** Takes the ticks of a request, and waits a bounded time for Kafka. */
    public Map<String, SymbolAnswer> take(TicksRequest request)
            throws RefusedRequest, InterruptedException {
        Map<StreamId, SymbolAnswer> stored = store(request);
        Map<StreamId, Long> through = new HashMap<>();
        stored.forEach((stream, answer) -> through.put(stream, answer.accepted().sequence()));
        ledger.awaitAcknowledged(through, acknowledgedMillisMax);
        Map<String, SymbolAnswer> answers = new LinkedHashMap<>();
        stored.forEach(
                (stream, answer) ->
                        answers.put(
                                stream.symbol(),
                                answer.acknowledgedThrough(ledger.acknowledged(stream))));
        return answers;
    }

    private synchronized Map<StreamId, SymbolAnswer> store(TicksRequest request)
            throws RefusedRequest {
        requireOpen();
        Session session = sessions.find(request.session());
        Map<StreamId, Intake> decided = new LinkedHashMap<>();
        List<StreamTicks> parts = new ArrayList<>();
        for (SymbolBatch batch : request.batches()) {
            StreamId stream = session.stream(batch.symbol());
            Cursor end = ledger.accepted(stream);
            Intake intake = decide(session, end, batch);
            decided.put(stream, intake);
            if (intake.cursor().sequence() > end.sequence()) {
                parts.add(new StreamTicks(stream, intake.cursor().sequence(), intake.accepted()));
            }
        }
        if (request.batches().isEmpty()) {
            return states(session);
        }
        if (parts.isEmpty()) {
            decided.forEach(ledger::record);
        } else {
            append(new BufferEntry(parts), () -> decided.forEach(ledger::record), request);
        }
        Map<StreamId, SymbolAnswer> answers = new LinkedHashMap<>();
        decided.forEach((stream, intake) -> answers.put(stream, SymbolAnswer.of(intake)));
        return answers;
    }

    private Map<StreamId, SymbolAnswer> states(Session session) {
        Map<StreamId, SymbolAnswer> answers = new LinkedHashMap<>();
        for (String symbol : session.request().symbols()) {
            StreamId stream = session.stream(symbol);
            answers.put(stream, new SymbolAnswer(ledger.accepted(stream), 0, 0, Map.of(), null));
        }
        return answers;
    }

    private static Intake decide(Session session, Cursor end, SymbolBatch batch) {
        Cursor start = session.starts().get(batch.symbol());
        return start == null
                ? Intake.refuse(end, batch, Refusal.NOT_OFFERED, null)
                : Intake.decide(end, start.sequence(), batch);
    }

    private void append(BufferEntry entry, Runnable onStored, TicksRequest request)
            throws RefusedRequest {
        try {
            if (!buffer.append(entry, onStored)) {
                int ticks = request.batches().stream().mapToInt(one -> one.ticks().size()).sum();
                ledger.recordRefused(Refusal.BUFFER_FULL, ticks);
                throw new RefusedRequest(
                        ErrorCode.BUFFER_FULL,
                        "the disk buffer is full, as Kafka takes no ticks at present. Keep them and send them again");
            }
        } catch (IOException e) {
            closed = true;
            onDiskFailure.accept(e);
            throw new RefusedRequest(
                    ErrorCode.BUFFER_FAILED,
                    "the disk buffer cannot be written, so the gateway stops. Keep the ticks and send them again");
        }
    }

    /** Accepts nothing any more. */
    public synchronized void close() {
        closed = true;
    }

    private void requireOpen() throws RefusedRequest {
        if (closed) {
            throw new RefusedRequest(ErrorCode.NOT_READY, "the gateway is about to stop");
        }
    }
}

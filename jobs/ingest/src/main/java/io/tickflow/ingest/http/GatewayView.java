package io.tickflow.ingest.http;

import io.tickflow.ingest.intake.Session;
import io.tickflow.ingest.ledger.Counts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** State of the gateway for its screens. Thread-safe. */
public interface GatewayView {

    /** Counts of ticks. */
    Counts counts();

    /** Reason for which Kafka takes no ticks; null if it does. */
    @Nullable String trouble();

    /** Bytes in the disk buffer. */
    long bufferBytes();

    /** Bound of the disk buffer. */
    long bufferBytesMax();

    /** Open sessions. */
    List<Session> sessions();
}

package io.tickflow.ingest.intake;

import io.tickflow.ingest.feed.Cursor;
import io.tickflow.ingest.feed.Gap;
import io.tickflow.ingest.feed.Intake;
import io.tickflow.ingest.feed.Refusal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * State of a symbol after a request.
 *
 * @param accepted end of the ticks on the gateway's disk
 * @param acknowledged number up to which the topic has them
 * @param repeated elements of the request accepted before
 * @param refused refused elements by reason
 * @param gap missing numbers, if there are any
 */
public record SymbolAnswer(
        Cursor accepted,
        long acknowledged,
        int repeated,
        Map<Refusal, Integer> refused,
        @Nullable Gap gap) {

    public SymbolAnswer {
        refused = Map.copyOf(refused);
    }

    static SymbolAnswer of(Intake intake) {
        return new SymbolAnswer(
                intake.cursor(), 0, intake.repeated(), intake.refused(), intake.gap());
    }

    SymbolAnswer acknowledgedThrough(long sequence) {
        return new SymbolAnswer(accepted, sequence, repeated, refused, gap);
    }
}

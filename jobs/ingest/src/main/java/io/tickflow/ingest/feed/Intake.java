package io.tickflow.ingest.feed;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decision on one batch: each element is accepted, recognised as repeated, or refused.
 *
 * @param cursor end of the stream afterwards
 * @param accepted new ticks in order
 * @param repeated number of elements accepted before
 * @param refused number of refused elements by reason
 * @param gap missing numbers, if the batch begins beyond the next one
 */
public record Intake(
        Cursor cursor,
        List<NumberedTick> accepted,
        int repeated,
        Map<Refusal, Integer> refused,
        @Nullable Gap gap) {

    public Intake {
        accepted = List.copyOf(accepted);
        refused = Map.copyOf(refused);
    }

    /**
     * Decides on {@code batch}. Accepted ticks continue the stream without a gap, so that the topic
     * has them in the order of their numbers.
     *
     * @param end end of the stream so far
     * @param sessionStart number of the last tick accepted before the session; within a session a
     *     number always means the same tick
     */
    public static Intake decide(Cursor end, long sessionStart, SymbolBatch batch) {
        if (batch.first() <= sessionStart) {
            return refuse(end, batch, Refusal.BEFORE_SESSION, null);
        }
        long next = end.sequence() + 1;
        if (batch.first() > next) {
            return refuse(end, batch, Refusal.GAP, new Gap(next, batch.first() - 1));
        }
        return take(end, batch);
    }

    /** Refuses all elements of {@code batch} for one reason. */
    public static Intake refuse(Cursor end, SymbolBatch batch, Refusal reason, @Nullable Gap gap) {
        return new Intake(end, List.of(), 0, Map.of(reason, batch.ticks().size()), gap);
    }

    private static Intake take(Cursor end, SymbolBatch batch) {
        int repeated = (int) Math.min(batch.ticks().size(), end.sequence() + 1 - batch.first());
        List<NumberedTick> accepted = new ArrayList<>();
        Map<Refusal, Integer> refused = new EnumMap<>(Refusal.class);
        Cursor cursor = end;
        for (int i = repeated; i < batch.ticks().size(); i++) {
            long sequence = batch.first() + i;
            OfferedTick offered = batch.ticks().get(i);
            if (offered.tick() != null) {
                var tick = new NumberedTick(sequence, offered.tick());
                accepted.add(tick);
                cursor = cursor.after(tick);
            } else {
                refused.merge(
                        offered.refusal() == null ? Refusal.BAD_TICK : offered.refusal(),
                        1,
                        Integer::sum);
                cursor = cursor.skipTo(sequence);
            }
        }
        return new Intake(cursor, accepted, repeated, refused, null);
    }
}

package io.tickflow.core.feature.quote;

import io.tickflow.model.contract.FeatureSpec;
import io.tickflow.model.contract.FeatureUnit;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Recent habits of the quote engine behind the feed: shares of moves of mid that are taken back at
 * once, alternate in pairs, come in pairs of ticks, or change one side only. A model reads what the
 * last move means from it; when the engine changes overnight, these follow within a hundred moves.
 * Shares, 0 to 1; NaN before the first observation.
 */
final class FlickerRegime {

    private static final TickSpecs GROUP = new TickSpecs("flicker");

    private static final String NORMALISED = ", normalised weights; move = " + TickSpecs.MOVE;

    static final List<FeatureSpec> SPECS =
            List.of(
                    GROUP.byMoves(
                            "rr100",
                            "share of moves of mid against the direction of the move before,"
                                    + " decayed by 0.01 a move"
                                    + NORMALISED,
                            FeatureUnit.NONE,
                            2,
                            TickSpecs.SETTLED_PER_100),
                    GROUP.byMoves(
                            "rr1000",
                            "share of moves of mid against the direction of the move before,"
                                    + " decayed by 0.001 a move"
                                    + NORMALISED,
                            FeatureUnit.NONE,
                            2,
                            TickSpecs.SETTLED_PER_1000),
                    GROUP.byMoves(
                            "l2_100",
                            "share of moves of mid in the direction of the second move before,"
                                    + " decayed by 0.01 a move"
                                    + NORMALISED,
                            FeatureUnit.NONE,
                            3,
                            TickSpecs.SETTLED_PER_100),
                    GROUP.byTicks(
                            "pair100",
                            "share of ticks less than 20 ms after the one before, decayed by 0.01 a"
                                    + " tick, normalised weights",
                            FeatureUnit.NONE,
                            1,
                            TickSpecs.SETTLED_PER_100),
                    GROUP.byTicks(
                            "one100",
                            "share of ticks that change either bid or ask but not both, decayed by"
                                    + " 0.01 a tick, normalised weights",
                            FeatureUnit.NONE,
                            1,
                            TickSpecs.SETTLED_PER_100),
                    GROUP.byMoves(
                            "last_move_x_rr100",
                            "sign of the last move of mid, times rr100 less a half; rr100 = share of"
                                    + " moves of mid against the direction of the move before,"
                                    + " decayed by 0.01 a move"
                                    + NORMALISED,
                            FeatureUnit.NONE,
                            2,
                            TickSpecs.SETTLED_PER_100));

    private static final double PER_100 = 0.01;
    private static final double PER_1000 = 0.001;
    private static final long PAIR_MILLIS = 20;

    private final CountDecayedMean reversals100 = new CountDecayedMean(PER_100);
    private final CountDecayedMean reversals1000 = new CountDecayedMean(PER_1000);
    private final CountDecayedMean likeTwoMovesAgo = new CountDecayedMean(PER_100);
    private final CountDecayedMean pairs = new CountDecayedMean(PER_100);
    private final CountDecayedMean oneSided = new CountDecayedMean(PER_100);

    /** Sign of the last move of mid and of the one before it; 0 if there was none. */
    private int lastSign;

    private int signBefore;

    /**
     * Takes in a tick that has one before it.
     *
     * @param moveSign of the change of mid, 0 if it stayed
     */
    void add(long millisSinceLast, boolean bidChanged, boolean askChanged, int moveSign) {
        pairs.add(millisSinceLast < PAIR_MILLIS ? 1 : 0);
        oneSided.add(bidChanged != askChanged ? 1 : 0);
        if (moveSign == 0) {
            return;
        }
        if (lastSign != 0) {
            double reversed = moveSign == lastSign ? 0 : 1;
            reversals100.add(reversed);
            reversals1000.add(reversed);
        }
        if (signBefore != 0) {
            likeTwoMovesAgo.add(moveSign == signBefore ? 1 : 0);
        }
        signBefore = lastSign;
        lastSign = moveSign;
    }

    void emit(FeatureWriter out) {
        out.put(reversals100.value());
        out.put(reversals1000.value());
        out.put(likeTwoMovesAgo.value());
        out.put(pairs.value());
        out.put(oneSided.value());
        out.put(lastSign * (reversals100.value() - 0.5));
    }

    void write(DataOutput out) throws IOException {
        reversals100.write(out);
        reversals1000.write(out);
        likeTwoMovesAgo.write(out);
        pairs.write(out);
        oneSided.write(out);
        out.writeByte(lastSign);
        out.writeByte(signBefore);
    }

    void readFrom(DataInput in) throws IOException {
        reversals100.readFrom(in);
        reversals1000.readFrom(in);
        likeTwoMovesAgo.readFrom(in);
        pairs.readFrom(in);
        oneSided.readFrom(in);
        lastSign = in.readByte();
        signBefore = in.readByte();
    }
}

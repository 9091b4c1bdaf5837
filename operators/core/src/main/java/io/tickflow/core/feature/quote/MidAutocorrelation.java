package io.tickflow.core.feature.quote;

import io.tickflow.model.contract.FeatureSpec;
import io.tickflow.model.contract.FeatureUnit;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Tendency of a move of mid to be taken back or continued by the next one, by size. Moves are the
 * changes of mid that are not zero; a pair is a move and the one before it, weighted by 0.99 to the
 * number of pairs since. The mean move is taken to be zero: over a hundred moves it is small beside
 * a single one, and estimating it would add noise.
 *
 * <ul>
 *   <li>{@code mid_autocorr_100}: sum of the products of pairs over the root of the product of both
 *       sums of squares over the same pairs; hence -1 to 1 (Cauchy and Schwarz).
 *   <li>{@code roll_spread}: 2 sqrt(max(0, -mean product)), in S: the spread that would make prices
 *       bounce like that (Roll, A Simple Implicit Measure of the Effective Bid-Ask Spread in an
 *       Efficient Market, 1984), here of mid; 0 if moves continue.
 * </ul>
 *
 * Both are NaN before 10 moves.
 */
final class MidAutocorrelation {

    private static final TickSpecs GROUP = new TickSpecs("autocorrelation");
    private static final double PER_100 = 0.01;
    private static final int MOVES_MIN = 10;

    /**
     * Squares of a wild start are a thousand times those that follow, so ln(1000) / 0.01 once more.
     */
    private static final int SETTLED_MOVES = 2 * TickSpecs.SETTLED_PER_100;

    private static final String WEIGHTED =
            " pairs of a move of mid and the move before, decayed by 0.01 a move, 10 moves at"
                    + " least, the mean taken as 0; move = "
                    + TickSpecs.MOVE;

    static final List<FeatureSpec> SPECS =
            List.of(
                    GROUP.byMoves(
                            "mid_autocorr_100",
                            "correlation of" + WEIGHTED,
                            FeatureUnit.NONE,
                            MOVES_MIN,
                            SETTLED_MOVES),
                    GROUP.inScaleByMoves(
                            "roll_spread",
                            "2 sqrt(max(0, -c)), c = mean product of" + WEIGHTED,
                            MOVES_MIN,
                            SETTLED_MOVES));

    private final CountDecayedMean products = new CountDecayedMean(PER_100);
    private final CountDecayedMean squares = new CountDecayedMean(PER_100);
    private final CountDecayedMean squaresBefore = new CountDecayedMean(PER_100);
    private double lastMove;
    private int moves;

    /** Takes in a change of mid; zero is no move. */
    void add(double midChange) {
        if (midChange == 0) {
            return;
        }
        if (moves > 0) {
            products.add(midChange * lastMove);
            squares.add(midChange * midChange);
            squaresBefore.add(lastMove * lastMove);
        }
        lastMove = midChange;
        moves = StrictMath.min(moves + 1, MOVES_MIN);
    }

    /** Appends the features; {@code scale} is the typical spread S, positive. */
    void emit(double scale, FeatureWriter out) {
        if (moves < MOVES_MIN) {
            out.put(Double.NaN);
            out.put(Double.NaN);
            return;
        }
        double covariance = products.value();
        double norm = StrictMath.sqrt(squares.value()) * StrictMath.sqrt(squaresBefore.value());
        // Rounding may take it a little beyond.
        out.put(StrictMath.max(-1, StrictMath.min(1, covariance / norm)));
        out.put(2 * StrictMath.sqrt(StrictMath.max(0, -covariance)) / scale);
    }

    void write(DataOutput out) throws IOException {
        products.write(out);
        squares.write(out);
        squaresBefore.write(out);
        out.writeDouble(lastMove);
        out.writeByte(moves);
    }

    void readFrom(DataInput in) throws IOException {
        products.readFrom(in);
        squares.readFrom(in);
        squaresBefore.readFrom(in);
        lastMove = in.readDouble();
        moves = in.readByte();
    }
}

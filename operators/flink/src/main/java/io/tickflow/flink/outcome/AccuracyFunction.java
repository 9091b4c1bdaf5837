package io.tickflow.flink.outcome;

import io.tickflow.core.accuracy.AccuracyChange;
import io.tickflow.core.accuracy.AccuracyRules;
import io.tickflow.core.accuracy.Move;
import io.tickflow.core.accuracy.MoveCodec;
import io.tickflow.core.accuracy.Tally;
import io.tickflow.core.accuracy.TallyCodec;
import io.tickflow.core.accuracy.Votes;
import io.tickflow.core.accuracy.VotesCodec;
import io.tickflow.core.outcome.MeasuredOutcome;
import io.tickflow.core.state.StateCodec;
import io.tickflow.flink.state.StateCodecSerializer;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Shell of {@link AccuracyRules}, keyed by symbol: joins outcomes of one horizon with the votes on
 * their decisions, whichever comes first, and emits a change of side. What waits for the other half
 * is dropped after six hours.
 */
public final class AccuracyFunction
        extends KeyedCoProcessFunction<String, MeasuredOutcome, Votes, AccuracyChange> {

    private static final Duration WAIT_MAX = Duration.ofHours(6);

    private final AccuracyRules rules;
    private final long horizonMillis;

    private transient MapState<String, Move> moves;
    private transient MapState<String, Votes> waiting;
    private transient MapState<String, Tally> tallies;
    private transient AccuracyMetrics metrics;

    /**
     * Creates a function with these rules.
     *
     * @param horizonMillis horizon of the outcomes, milliseconds
     */
    @SuppressWarnings("NullAway.Init") // Flink calls open before anything else.
    public AccuracyFunction(AccuracyRules rules, long horizonMillis) {
        this.rules = rules;
        this.horizonMillis = horizonMillis;
    }

    @Override
    public void open(OpenContext context) {
        moves = state("moves-v1", new MoveCodec(), true);
        waiting = state("votes-v1", new VotesCodec(), true);
        tallies = state("tallies-v1", new TallyCodec(), false);
        metrics = new AccuracyMetrics(getRuntimeContext().getMetricGroup());
    }

    private <V> MapState<String, V> state(String name, StateCodec<V> codec, boolean isTransient) {
        var descriptor =
                new MapStateDescriptor<>(
                        name, StringSerializer.INSTANCE, new StateCodecSerializer<>(codec));
        if (isTransient) {
            descriptor.enableTimeToLive(StateTtlConfig.newBuilder(WAIT_MAX).build());
        }
        return getRuntimeContext().getMapState(descriptor);
    }

    @Override
    public void processElement1(
            MeasuredOutcome outcome, Context context, Collector<AccuracyChange> out)
            throws Exception {
        if (moves.contains(outcome.decisionId())) {
            return;
        }
        Move move = Move.of(outcome);
        for (String role : Move.roles()) {
            String key = key(outcome.decisionId(), role);
            Votes votes = waiting.get(key);
            if (votes != null) {
                waiting.remove(key);
                move = judge(votes, move, out);
            }
        }
        moves.put(outcome.decisionId(), move);
    }

    @Override
    public void processElement2(Votes votes, Context context, Collector<AccuracyChange> out)
            throws Exception {
        Move move = moves.get(votes.decisionId());
        if (move == null) {
            waiting.put(key(votes.decisionId(), votes.role()), votes);
        } else if (!move.isJudged(votes.role())) {
            moves.put(votes.decisionId(), judge(votes, move, out));
        }
    }

    private Move judge(Votes votes, Move move, Collector<AccuracyChange> out) throws Exception {
        for (int member = 0; member < votes.members().size(); member++) {
            float vote = votes.votes().get(member);
            if (move.isFlat() || !rules.judges(vote)) {
                continue;
            }
            String voter = votes.voter(member);
            Tally known = tallies.get(voter);
            Tally before = known == null ? rules.start() : known;
            Tally after = rules.judge(before, vote, move);
            tallies.put(voter, after);
            metrics.judged(votes, member, after);
            if (after.low() != before.low()) {
                out.collect(
                        AccuracyChange.of(votes, member, after, rules.threshold(), horizonMillis));
            }
        }
        return move.judged(votes.role());
    }

    private static String key(String decisionId, String role) {
        return decisionId + '/' + role;
    }
}

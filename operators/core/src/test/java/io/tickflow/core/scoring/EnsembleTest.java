package io.tickflow.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.model.contract.Abstention;
import io.tickflow.model.contract.RoleVote;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A missing answer costs its vote and nothing else. */
class EnsembleTest {

    private static final List<String> FEATURES = List.of("one");

    @Test
    void shouldWeighAnswers() {
        var ensemble = new Ensemble(TestRoles.direction(FEATURES, 1, 1, 3));

        RoleVote vote = ensemble.fuse(new float[] {0.2f, 0.6f});

        assertThat(vote.probability()).isEqualTo(0.5f);
        assertThat(vote.memberMask()).isEqualTo(0b11);
        assertThat(vote.agreement()).isEqualTo(0.75f);
    }

    @Test
    void shouldLeaveOutMissingAnswers() {
        var ensemble = new Ensemble(TestRoles.direction(FEATURES, 2, 1, 1, 1, 1));

        RoleVote vote = ensemble.fuse(new float[] {0.7f, Float.NaN, 0.9f, 1.5f});

        assertThat(vote.probability()).isEqualTo((0.7f + 0.9f) / 2);
        assertThat(vote.memberMask()).isEqualTo(0b101);
    }

    @Test
    void shouldAbstainBelowQuorum() {
        var ensemble = new Ensemble(TestRoles.direction(FEATURES, 2, 1, 1, 1));

        RoleVote vote = ensemble.fuse(new float[] {0.7f, Float.NaN, -0.1f});

        assertThat(vote.abstained()).isTrue();
        assertThat(vote.abstention()).isEqualTo(Abstention.NO_QUORUM);
        assertThat(vote.memberMask()).isZero();
    }

    @Test
    void shouldStayWithinTheAnswers() {
        long seed = 11;
        var random = new SplittableRandom(seed);
        for (int trial = 0; trial < 2_000; trial++) {
            int members = 1 + random.nextInt(6);
            var weights = new double[members];
            var answers = new float[members];
            float low = 1;
            float high = 0;
            for (int i = 0; i < members; i++) {
                weights[i] = 0.1 + random.nextDouble();
                answers[i] = (float) random.nextDouble();
                low = Math.min(low, answers[i]);
                high = Math.max(high, answers[i]);
            }
            RoleVote vote = new Ensemble(TestRoles.direction(FEATURES, 1, weights)).fuse(answers);
            assertThat(vote.probability())
                    .as("trial %d of seed %d", trial, seed)
                    .isBetween(low - 1e-6f, high + 1e-6f);
            assertThat(vote.agreement()).isBetween(0f, 1f);
        }
    }
}

package io.tickflow.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.feature.VectorSchema;
import io.tickflow.core.signal.ScoredDecision;
import io.tickflow.model.contract.Absence;
import io.tickflow.model.contract.Abstention;
import io.tickflow.model.contract.FeatureSchema;
import io.tickflow.model.contract.FeatureSpec;
import io.tickflow.model.contract.FeatureUnit;
import io.tickflow.model.contract.InvalidBundleException;
import io.tickflow.model.contract.MemberScorer;
import io.tickflow.model.contract.MemberVote;
import io.tickflow.model.contract.Scorer;
import io.tickflow.model.contract.manifest.ModelManifest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A model sees its inputs in its own order, and each vector gets its own score. */
class VectorScorerTest {

    private static final FeatureSchema SCHEMA =
            new FeatureSchema(
                    List.of(
                            spec("spread", FeatureSpec.EVERY_TICK),
                            spec("unread", FeatureSpec.EVERY_TICK),
                            spec("rsi", "M5")));

    private final FirstInputScorer model = new FirstInputScorer(List.of("rsi", "spread"));
    private final VectorScorer scorer =
            new VectorScorer(model, VectorSchema.withoutBars(SCHEMA), 4, MemberCalls.DIRECT);

    @Test
    void shouldPickInputsInTheModelsOrder() {
        scorer.decide(List.of(vector("a", 7, 0.1f, 5, 0.2f), vector("b", 7, 0.3f, 6, 0.4f)));

        assertThat(model.asked).containsExactly(0.2f, 0.1f, 0.4f, 0.3f);
    }

    @Test
    void shouldJoinEachScoreToItsVector() {
        List<ScoredDecision> decisions =
                scorer.decide(
                        List.of(vector("a", 7, 0.1f, 5, 0.2f), vector("b", 7, 0.3f, 6, 0.4f)));

        assertThat(decisions)
                .extracting(
                        decision -> decision.prediction().decisionId(),
                        decision -> decision.prediction().probability(),
                        ScoredDecision::ready)
                .containsExactly(tuple("a", 0.2f, true), tuple("b", 0.4f, true));
    }

    @Test
    void shouldBeReadyOnlyIfInputsAre() {
        assertThat(decide(vector("missing", 7, Float.NaN, 5, 0.2f)).ready()).isFalse();
        assertThat(decide(vector("unread", 7, 0.1f, Float.NaN, 0.2f)).ready()).isTrue();
        assertThat(decide(vector("bars unsettled", 3, 0.1f, 5, 0.2f)).ready()).isFalse();
        assertThat(decide(vector("quotes unsettled", 4, 0.1f, 5, 0.2f)).ready()).isTrue();
    }

    @Test
    void shouldAbstainWithoutAskingTheModel() {
        ScoredDecision decision =
                scorer.abstention(vector("late", 7, 0.1f, 5, 0.2f), Abstention.EXPIRED);

        assertThat(decision.prediction().abstained()).isTrue();
        assertThat(decision.prediction().abstention()).isEqualTo(Abstention.EXPIRED);
        assertThat(decision.prediction().modelId()).isEqualTo("first-input");
        assertThat(decision.ready()).isFalse();
        assertThat(model.asked).isEmpty();
    }

    @Test
    void shouldKeepMissingInputsFromMemberThatTakesNone() {
        var whole =
                new FirstInputScorer(
                        TestRoles.bundle(
                                "whole",
                                TestRoles.withoutMissing(
                                        TestRoles.direction(List.of("rsi", "spread"), 1, 1))));
        var counted = new ArrayList<Integer>();
        var calls =
                new MemberCalls() {
                    @Override
                    public Absence ask(
                            int index,
                            MemberScorer member,
                            float[] rows,
                            int count,
                            float[] probabilities) {
                        return DIRECT.ask(index, member, rows, count, probabilities);
                    }

                    @Override
                    public void leaveOut(int index, Absence reason, int count) {
                        assertThat(reason).isEqualTo(Absence.MISSING_INPUT);
                        counted.add(count);
                    }
                };
        var holed = new VectorScorer(whole, VectorSchema.withoutBars(SCHEMA), 4, calls);

        List<ScoredDecision> decisions =
                holed.decide(
                        List.of(
                                vector("a", 7, Float.NaN, 5, 0.2f),
                                vector("b", 7, 0.3f, Float.NaN, 0.4f),
                                vector("c", 7, 0.5f, 6, Float.NaN),
                                vector("d", 7, 0.7f, 6, 0.8f)));

        assertThat(whole.asked).containsExactly(0.4f, 0.3f, 0.8f, 0.7f);
        assertThat(counted).containsExactly(2);
        assertThat(decisions)
                .extracting(
                        decision -> decision.prediction().abstention(),
                        decision -> decision.prediction().probability(),
                        decision -> decision.prediction().votes())
                .containsExactly(
                        tuple(Abstention.NO_QUORUM, Float.NaN, absent()),
                        tuple(Abstention.NONE, 0.4f, answered(0.4f)),
                        tuple(Abstention.NO_QUORUM, Float.NaN, absent()),
                        tuple(Abstention.NONE, 0.8f, answered(0.8f)));
        whole.asked.clear();
        assertThat(holed.decide(List.of(vector("e", 7, Float.NaN, 5, 0.2f))))
                .singleElement()
                .extracting(decision -> decision.prediction().votes())
                .isEqualTo(absent());
        assertThat(whole.asked).isEmpty();
    }

    private static List<MemberVote> absent() {
        return List.of(new MemberVote("direction.m0", Float.NaN, Absence.MISSING_INPUT));
    }

    private static List<MemberVote> answered(float probability) {
        return List.of(new MemberVote("direction.m0", probability, Absence.NONE));
    }

    @Test
    void shouldAskRegimeAtItsDecisionPointOnly() {
        var regime =
                new FirstInputScorer(
                        TestRoles.bundle(
                                "regime",
                                TestRoles.direction(List.of("rsi"), 1, 1),
                                TestRoles.regime("M5", List.of("EURUSD"), List.of("spread"))));
        var roles =
                new VectorScorer(
                        regime,
                        new VectorSchema(SCHEMA, List.of("10s", "M5")),
                        4,
                        MemberCalls.DIRECT);

        List<ScoredDecision> decisions =
                roles.decide(
                        List.of(
                                closing("a", "EURUSD", 0b01),
                                closing("b", "EURUSD", 0b10),
                                closing("c", "USDJPY", 0b10)));

        assertThat(decisions)
                .extracting(
                        decision -> decision.prediction().regimeProbability(),
                        decision -> decision.prediction().regimeAbstention())
                .containsExactly(
                        tuple(Float.NaN, Abstention.OTHER_DECISION_POINT),
                        tuple(0.1f, Abstention.NONE),
                        tuple(Float.NaN, Abstention.OTHER_SYMBOL));
        assertThat(
                        roles.abstention(closing("d", "EURUSD", 0b10), Abstention.EXPIRED)
                                .prediction()
                                .regimeAbstention())
                .isEqualTo(Abstention.EXPIRED);
    }

    @Test
    void shouldRefuseBarsThatJobDoesNotHave() {
        var regime =
                new FirstInputScorer(
                        TestRoles.bundle(
                                "regime",
                                TestRoles.direction(List.of("rsi"), 1, 1),
                                TestRoles.regime("H4", List.of("*"), List.of("spread"))));

        assertThatThrownBy(
                        () ->
                                new VectorScorer(
                                        regime,
                                        new VectorSchema(SCHEMA, List.of("10s", "M5")),
                                        4,
                                        MemberCalls.DIRECT))
                .isInstanceOf(InvalidBundleException.class)
                .hasMessageContaining("role regime decides when bars 'H4' close")
                .hasMessageContaining("[10s, M5]")
                .hasMessageContaining("tickflow.features.bars");
    }

    private static FeatureVector closing(String id, String symbol, long closedBars) {
        return new FeatureVector(
                id,
                symbol,
                1,
                0,
                new float[] {0.1f, 5, 0.2f},
                "",
                true,
                0,
                1,
                2,
                0.1,
                0,
                0,
                1,
                SCHEMA.hash(),
                new long[] {7},
                closedBars);
    }

    private ScoredDecision decide(FeatureVector vector) {
        return scorer.decide(List.of(vector)).get(0);
    }

    private static FeatureVector vector(String id, long settled, float... values) {
        return new FeatureVector(
                id,
                "EURUSD",
                1,
                0,
                values,
                "",
                true,
                0,
                1,
                2,
                0.1,
                0,
                0,
                1,
                SCHEMA.hash(),
                new long[] {settled});
    }

    private static FeatureSpec spec(String name, String pace) {
        return new FeatureSpec(name, name, FeatureUnit.NONE, "test", pace, 0, 0, 0);
    }

    /** Answers the first input of each row, and remembers the inputs. */
    private static final class FirstInputScorer implements Scorer, MemberScorer {

        private final ModelManifest manifest;
        private final List<Float> asked = new ArrayList<>();
        private int width;

        FirstInputScorer(List<String> names) {
            this(TestRoles.bundle("first-input", TestRoles.direction(names, 1, 1)));
        }

        FirstInputScorer(ModelManifest manifest) {
            this.manifest = manifest;
        }

        @Override
        public ModelManifest manifest() {
            return manifest;
        }

        @Override
        public String digest() {
            return "digest";
        }

        @Override
        public MemberScorer member(int role, int member) {
            width = manifest.direction().features().size();
            return this;
        }

        @Override
        public void score(float[] rows, int count, float[] probabilities) {
            for (int row = 0; row < count; row++) {
                probabilities[row] = rows[row * width];
            }
            for (int i = 0; i < count * width; i++) {
                asked.add(rows[i]);
            }
        }

        @Override
        public void cancel() {}

        @Override
        public void resume() {}

        @Override
        public void close() {}
    }
}

package io.tickflow.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.model.contract.Absence;
import io.tickflow.model.contract.Abstention;
import io.tickflow.model.contract.BreakerChange;
import io.tickflow.model.contract.BreakerState;
import io.tickflow.model.contract.MemberVote;
import io.tickflow.model.contract.Prediction;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Votes of the members steady, nan, failing and slow. */
final class OddVotes {

    private OddVotes() {}

    /** Each member has one outcome for each decision, and those that answered decide. */
    static void assertEveryMemberIsAccountedFor(List<Prediction> predictions) {
        List<Prediction> asked =
                predictions.stream()
                        .filter(prediction -> prediction.abstention() != Abstention.EXPIRED)
                        .toList();
        assertThat(predictions)
                .filteredOn(prediction -> prediction.abstention() == Abstention.EXPIRED)
                .allMatch(prediction -> prediction.votes().isEmpty());
        Map<String, Map<Absence, Long>> outcomes = outcomes(asked);
        System.out.println(predictions.size() + " predictions, votes " + outcomes);
        assertThat(outcomes).hasSize(4);
        assertThat(outcomes.values())
                .allSatisfy(
                        counts ->
                                assertThat(counts.values().stream().mapToLong(n -> n).sum())
                                        .isEqualTo(asked.size()));
        // The first tick has no returns yet, so that no member can answer.
        assertThat(asked)
                .filteredOn(prediction -> prediction.abstention() != Abstention.NONE)
                .singleElement()
                .isEqualTo(predictions.get(0));
        assertThat(outcomes.get("direction.steady"))
                .containsOnly(
                        Map.entry(Absence.NONE, asked.size() - 1L),
                        Map.entry(Absence.NO_PROBABILITY, 1L));
        assertThat(outcomes.get("direction.nan"))
                .containsKeys(Absence.NONE, Absence.NO_PROBABILITY);
        assertThat(outcomes.get("direction.failing")).containsKeys(Absence.NONE, Absence.FAILED);
        assertThat(outcomes.get("direction.slow")).containsKeys(Absence.NONE, Absence.LATE);
        assertThat(asked.subList(1, asked.size()))
                .allSatisfy(
                        prediction ->
                                assertThat(prediction.probability()).isEqualTo(meanOf(prediction)));
    }

    private static Map<String, Map<Absence, Long>> outcomes(List<Prediction> predictions) {
        var outcomes = new TreeMap<String, Map<Absence, Long>>();
        for (Prediction prediction : predictions) {
            for (MemberVote vote : prediction.votes()) {
                outcomes.computeIfAbsent(vote.member(), m -> new EnumMap<>(Absence.class))
                        .merge(vote.absence(), 1L, Long::sum);
            }
        }
        return outcomes;
    }

    private static float meanOf(Prediction prediction) {
        return (float)
                prediction.votes().stream()
                        .filter(vote -> vote.absence() == Absence.NONE)
                        .mapToDouble(MemberVote::probability)
                        .average()
                        .orElseThrow();
    }

    /** A breaker that opens is an event before its member is left alone. */
    static void assertBreakersAreEvents(List<Prediction> predictions, List<BreakerChange> changes) {
        boolean leftAlone =
                predictions.stream()
                        .flatMap(prediction -> prediction.votes().stream())
                        .anyMatch(vote -> vote.absence() == Absence.BREAKER_OPEN);
        System.out.println(changes.size() + " breaker changes");
        assertThat(changes).extracting(BreakerChange::id).doesNotHaveDuplicates();
        assertThat(changes.stream().anyMatch(change -> change.to() == BreakerState.OPEN))
                .isEqualTo(leftAlone);
        assertThat(leftAlone).as("some member failed five times in a row").isTrue();
        assertThat(predictions)
                .extracting(Prediction::decisionId)
                .containsAll(changes.stream().map(BreakerChange::decisionId).toList());
    }
}

package io.tickflow.operate.rollout.figure;

import io.tickflow.model.contract.Absence;
import io.tickflow.model.contract.MemberVote;
import io.tickflow.model.contract.Prediction;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/** Largest share of missing answers among the members of a bundle. */
final class MemberAbsences implements Figure {

    private static final class Answers {
        private long asked;
        private long missing;

        private double share() {
            return (double) missing / asked;
        }
    }

    private final Map<String, Answers> members = new TreeMap<>();
    private long count;

    @Override
    public void onPrediction(Prediction prediction, long appendMillis) {
        if (prediction.votes().isEmpty()) {
            return;
        }
        count++;
        for (MemberVote vote : prediction.votes()) {
            Answers answers = members.computeIfAbsent(vote.member(), member -> new Answers());
            answers.asked++;
            answers.missing += vote.absence() == Absence.NONE ? 0 : 1;
        }
    }

    @Override
    public double value() {
        return members.values().stream().mapToDouble(Answers::share).max().orElse(Double.NaN);
    }

    /** Number of predictions whose members were asked. */
    @Override
    public long count() {
        return count;
    }

    @Override
    public String note() {
        return members.entrySet().stream()
                .max(Comparator.comparingDouble(member -> member.getValue().share()))
                .map(Map.Entry::getKey)
                .orElse("");
    }
}

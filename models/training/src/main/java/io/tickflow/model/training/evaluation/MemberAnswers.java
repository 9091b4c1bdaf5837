package io.tickflow.model.training.evaluation;

import io.tickflow.model.training.data.Examples;
import io.tickflow.model.training.member.TrainedMember;
import io.tickflow.model.training.member.TrainedMembers;
import java.util.ArrayList;
import java.util.List;

/** Probabilities of each member, and of all together, on the same examples. */
public final class MemberAnswers {

    private static final double QUARTER = 0.25;

    private final Examples examples;
    private final List<String> names;
    private final List<float[]> answers;

    private MemberAnswers(Examples examples, List<String> names, List<float[]> answers) {
        this.examples = examples;
        this.names = names;
        this.answers = answers;
    }

    /**
     * Quality of one member alone.
     *
     * @param name name of the member
     * @param coverage share of examples that reach the gate
     * @param accuracyAtGate share of correct predictions at the gate
     * @param accuracyAtQuarter the same of the most confident quarter
     * @param auc area under the ROC curve
     */
    public record Figures(
            String name,
            double coverage,
            double accuracyAtGate,
            double accuracyAtQuarter,
            double auc) {}

    /** Asks every member about the examples. */
    public static MemberAnswers of(TrainedMembers trained, Examples examples) {
        float[] inputs = examples.inputs();
        return new MemberAnswers(
                examples,
                trained.members().stream().map(TrainedMember::name).toList(),
                trained.members().stream().map(member -> member.predict(inputs)).toList());
    }

    /** Mean of all members. */
    public float[] fused() {
        return TrainedMembers.fused(answers);
    }

    /** Figures of each member, and of all as {@code ensemble} if there are several. */
    public List<Figures> figures(double gate) {
        var figures = new ArrayList<Figures>();
        for (int i = 0; i < names.size(); i++) {
            figures.add(figures(names.get(i), answers.get(i), gate));
        }
        if (names.size() > 1) {
            figures.add(figures("ensemble", fused(), gate));
        }
        return figures;
    }

    private Figures figures(String name, float[] probabilities, double gate) {
        Scored scored = Evaluation.rows(examples, probabilities).scored();
        return new Figures(
                name,
                scored.coverage(Gate.confidence(gate)),
                scored.accuracy(Gate.confidence(gate)),
                scored.accuracyOfMostConfident(QUARTER),
                scored.auc());
    }
}

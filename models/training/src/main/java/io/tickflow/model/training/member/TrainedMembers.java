package io.tickflow.model.training.member;

import java.util.List;

/** Members of an ensemble, of equal weight. Owns them. Not thread-safe. */
public final class TrainedMembers implements AutoCloseable {

    private final List<TrainedMember> members;

    private final int rows;

    /**
     * Takes ownership of {@code members}.
     *
     * @param rows examples that the trees grew from, before mirroring
     */
    TrainedMembers(List<TrainedMember> members, int rows) {
        this.members = List.copyOf(members);
        this.rows = rows;
    }

    /** The members, in the order of the bundle. */
    public List<TrainedMember> members() {
        return members;
    }

    /** Examples that the trees grew from, before mirroring. */
    public int rows() {
        return rows;
    }

    /** Mean of the members' probabilities, as a job fuses them. */
    public float[] predict(float[] inputs) {
        return fused(members.stream().map(member -> member.predict(inputs)).toList());
    }

    /** Mean of the probabilities of several members. */
    public static float[] fused(List<float[]> answers) {
        var fused = new float[answers.get(0).length];
        for (int row = 0; row < fused.length; row++) {
            double sum = 0;
            for (float[] answer : answers) {
                sum += answer[row];
            }
            fused[row] = (float) (sum / answers.size());
        }
        return fused;
    }

    @Override
    public void close() {
        members.forEach(TrainedMember::close);
    }
}

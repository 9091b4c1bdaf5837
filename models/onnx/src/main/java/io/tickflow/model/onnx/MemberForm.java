package io.tickflow.model.onnx;

/**
 * Names and shapes by which a member is called.
 *
 * @param inputName tensor of shape [rows, features]
 * @param features floats in a row
 * @param outputName tensor of the probabilities
 * @param rank 1 for [rows], 2 for [rows, columns]
 * @param columns 1, or 2 if both classes are given; the last is the positive one
 */
record MemberForm(String inputName, int features, String outputName, int rank, int columns) {

    long[] outputShape(int rows) {
        return rank == 1 ? new long[] {rows} : new long[] {rows, columns};
    }
}

package io.tickflow.model.onnx;

/**
 * Names and shapes of a member's tensors.
 *
 * @param inputName input tensor of shape [rows, features]
 * @param features number of floats in a row
 * @param outputName output tensor of the probabilities
 * @param rank 1 for [rows], 2 for [rows, columns]
 * @param columns 1, or 2 for both classes; the last is the positive one
 */
record MemberForm(String inputName, int features, String outputName, int rank, int columns) {

    long[] outputShape(int rows) {
        return rank == 1 ? new long[] {rows} : new long[] {rows, columns};
    }
}

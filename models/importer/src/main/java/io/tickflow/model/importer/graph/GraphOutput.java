package io.tickflow.model.importer.graph;

import io.tickflow.model.contract.manifest.MemberOutput;
import java.util.List;

/**
 * Tensor of a graph that holds its answer.
 *
 * @param tensor name of the tensor, which need not be an output yet
 * @param type element type, a number of {@code TensorProto.DataType}; 0 if nothing tells
 * @param dims dimensions, -1 for an open one; empty if nothing tells
 * @param classes labels of the columns in order, empty if nothing tells
 * @param operator last operator that makes its values
 * @param isRaw true if that operator adds and multiplies only, so that its values may be logits or
 *     a regression's
 * @param isOfMap true if the graph answers by a map from label to probability
 */
public record GraphOutput(
        String tensor,
        int type,
        List<Long> dims,
        List<String> classes,
        String operator,
        boolean isRaw,
        boolean isOfMap) {

    /** Copies the lists. */
    public GraphOutput {
        dims = List.copyOf(dims);
        classes = List.copyOf(classes);
    }

    /** Values a row of a tensor with more than two dimensions; 0 if it needs no other shape. */
    int flatWidth() {
        if (dims.size() <= 2) {
            return 0;
        }
        long width = 1;
        for (long size : dims.subList(1, dims.size())) {
            width = size < 0 || width * size > MemberOutput.COLUMNS_MAX ? 0 : width * size;
        }
        return (int) width;
    }
}

package io.tickflow.model.importer.graph;

import java.util.List;

/**
 * Input tensor of a graph.
 *
 * @param name name of the tensor
 * @param type element type, a number of {@code TensorProto.DataType}
 * @param dims dimensions, -1 for an open one; the first is the batch
 */
public record GraphInput(String name, int type, List<Long> dims) {

    /** Copies the list. */
    public GraphInput {
        dims = List.copyOf(dims);
    }

    /** Number of values a row, -1 if a dimension is open. */
    public int width() {
        long width = 1;
        for (long size : dims.subList(Math.min(1, dims.size()), dims.size())) {
            if (size < 0) {
                return -1;
            }
            width = Math.min(width * size, Integer.MAX_VALUE);
        }
        return (int) width;
    }

    boolean isOfOneRow() {
        return !dims.isEmpty() && dims.get(0) == 1;
    }
}

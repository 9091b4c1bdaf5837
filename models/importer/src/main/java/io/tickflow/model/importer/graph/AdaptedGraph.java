package io.tickflow.model.importer.graph;

import java.util.List;

/**
 * Graph with one input float [N, F] and an output float [N] or [N, K].
 *
 * @param bytes ONNX file
 * @param input name of the input
 * @param output name of the output
 * @param isOfOneRow true if its batch is fixed at one row
 * @param changes what was changed, a phrase each
 */
public record AdaptedGraph(
        byte[] bytes, String input, String output, boolean isOfOneRow, List<String> changes) {

    /** Copies the list. */
    public AdaptedGraph {
        changes = List.copyOf(changes);
    }
}

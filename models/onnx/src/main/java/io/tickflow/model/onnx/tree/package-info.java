/** Trees of ONNX graphs, scored without the runtime. */
@NullMarked
package io.tickflow.model.onnx.tree;

import org.jspecify.annotations.NullMarked;

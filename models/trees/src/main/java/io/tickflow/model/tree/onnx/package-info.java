/** Exact export of trees to ONNX. */
@NullMarked
package io.tickflow.model.tree.onnx;

import org.jspecify.annotations.NullMarked;

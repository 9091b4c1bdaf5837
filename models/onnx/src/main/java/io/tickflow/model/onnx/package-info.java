/** Bundles loaded, checked and scored with ONNX Runtime. */
@NullMarked
package io.tickflow.model.onnx;

import org.jspecify.annotations.NullMarked;

/** Loading, checking and scoring of bundles with ONNX Runtime. */
@NullMarked
package io.tickflow.model.onnx;

import org.jspecify.annotations.NullMarked;

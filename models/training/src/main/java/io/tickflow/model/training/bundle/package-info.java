/** Model bundles: ONNX export, golden rows and manifest. */
@NullMarked
package io.tickflow.model.training.bundle;

import org.jspecify.annotations.NullMarked;

/** Cost of a row in the scoring stage, next to ONNX Runtime alone. */
@NullMarked
package io.tickflow.bench.scoring;

import org.jspecify.annotations.NullMarked;

/** Labels, trainers, ONNX export, evaluation and bundles. Never on the class path of a job. */
@NullMarked
package io.tickflow.model.training;

import org.jspecify.annotations.NullMarked;

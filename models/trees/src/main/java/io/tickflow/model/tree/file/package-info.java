/** Parsers of the model files that XGBoost and LightGBM save. They trust no byte of a file. */
@NullMarked
package io.tickflow.model.tree.file;

import org.jspecify.annotations.NullMarked;

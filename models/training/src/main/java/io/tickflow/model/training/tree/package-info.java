/** Trees grown by XGBoost and LightGBM. */
@NullMarked
package io.tickflow.model.training.tree;

import org.jspecify.annotations.NullMarked;

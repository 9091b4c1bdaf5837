/** Trees grown by XGBoost. */
@NullMarked
package io.tickflow.model.training.tree;

import org.jspecify.annotations.NullMarked;

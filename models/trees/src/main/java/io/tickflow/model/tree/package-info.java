/** Trees of XGBoost and LightGBM in one normal form, and their scorer of plain arrays. */
@NullMarked
package io.tickflow.model.tree;

import org.jspecify.annotations.NullMarked;

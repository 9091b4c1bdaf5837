/** From feature vectors to predictions: members asked, their answers fused. */
@NullMarked
package io.tickflow.core.scoring;

import org.jspecify.annotations.NullMarked;

/** From feature vectors to predictions: the only way in which a model is asked. */
@NullMarked
package io.tickflow.core.scoring;

import org.jspecify.annotations.NullMarked;

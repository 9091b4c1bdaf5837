/** Dead letters: unusable records with a coded reason. */
@NullMarked
package io.tickflow.core.deadletter;

import org.jspecify.annotations.NullMarked;

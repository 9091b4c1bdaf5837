/** Features of the quotes of one symbol, within its session. */
@NullMarked
package io.tickflow.core.feature.quote;

import org.jspecify.annotations.NullMarked;

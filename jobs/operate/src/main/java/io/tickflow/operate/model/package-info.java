/** Events of the model registry. */
@NullMarked
package io.tickflow.operate.model;

import org.jspecify.annotations.NullMarked;

/** What a job and a model agree on. Knows nothing but the JDK. */
@NullMarked
package io.tickflow.model.contract;

import org.jspecify.annotations.NullMarked;

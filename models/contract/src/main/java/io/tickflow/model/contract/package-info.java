/** Contract between jobs and models, free of dependencies. */
@NullMarked
package io.tickflow.model.contract;

import org.jspecify.annotations.NullMarked;

/** Aliases that tell at any time which bundles the job of a deployment runs. */
@NullMarked
package io.tickflow.model.registry.live;

import org.jspecify.annotations.NullMarked;

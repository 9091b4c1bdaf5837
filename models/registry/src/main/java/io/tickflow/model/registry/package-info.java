/** Registry of model bundles: published versions, aliases, and the journal of both. */
@NullMarked
package io.tickflow.model.registry;

import org.jspecify.annotations.NullMarked;

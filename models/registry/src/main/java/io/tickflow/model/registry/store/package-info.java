/** Files of a registry, and the creation of a file by one of several writers. */
@NullMarked
package io.tickflow.model.registry.store;

import org.jspecify.annotations.NullMarked;

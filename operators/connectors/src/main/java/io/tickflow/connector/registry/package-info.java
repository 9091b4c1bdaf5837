/** Registries on the file systems of Flink. */
@NullMarked
package io.tickflow.connector.registry;

import org.jspecify.annotations.NullMarked;

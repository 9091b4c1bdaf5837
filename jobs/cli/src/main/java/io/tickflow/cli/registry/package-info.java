/** Commands about the model registry. */
@NullMarked
package io.tickflow.cli.registry;

import org.jspecify.annotations.NullMarked;

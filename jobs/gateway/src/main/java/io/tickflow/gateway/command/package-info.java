/** Commands to a desk. */
@NullMarked
package io.tickflow.gateway.command;

import org.jspecify.annotations.NullMarked;

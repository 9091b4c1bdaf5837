/** Commands of an operator for a running desk. */
@NullMarked
package io.tickflow.cli.operator;

import org.jspecify.annotations.NullMarked;

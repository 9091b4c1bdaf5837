/** What an operator says to a running desk. */
@NullMarked
package io.tickflow.cli.operator;

import org.jspecify.annotations.NullMarked;

/** Options that several commands share, and the addresses that they default to. */
@NullMarked
package io.tickflow.cli.option;

import org.jspecify.annotations.NullMarked;

/** History in a folder of the user, for commands that are told no ClickHouse server. */
@NullMarked
package io.tickflow.cli.history;

import org.jspecify.annotations.NullMarked;

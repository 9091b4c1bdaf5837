/** The demo: the whole path on the embedded stack, watched and counted. */
@NullMarked
package io.tickflow.cli.demo;

import org.jspecify.annotations.NullMarked;

/** Demo of the complete path on the embedded stack, with an audit of all counts. */
@NullMarked
package io.tickflow.cli.demo;

import org.jspecify.annotations.NullMarked;

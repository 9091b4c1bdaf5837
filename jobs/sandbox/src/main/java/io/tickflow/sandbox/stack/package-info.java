/** The embedded stack that the demo and the end-to-end tests run on. */
@NullMarked
package io.tickflow.sandbox.stack;

import org.jspecify.annotations.NullMarked;

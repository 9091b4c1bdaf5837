/** A FIX 4.4 venue of our own that fills at the replayed quotes and journals what it saw. */
@NullMarked
package io.tickflow.sandbox.stack.venue;

import org.jspecify.annotations.NullMarked;

/** Certificates and encrypted ends for the parts of a sandbox. */
@NullMarked
package io.tickflow.sandbox.secure;

import org.jspecify.annotations.NullMarked;

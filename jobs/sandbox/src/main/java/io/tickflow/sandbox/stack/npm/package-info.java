/** Native programs and libraries that npm fetches once into a cache of the user. */
@NullMarked
package io.tickflow.sandbox.stack.npm;

import org.jspecify.annotations.NullMarked;

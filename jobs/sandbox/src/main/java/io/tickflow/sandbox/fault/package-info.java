/** Faults on purpose, and the law that has to hold whatever they do. */
@NullMarked
package io.tickflow.sandbox.fault;

import org.jspecify.annotations.NullMarked;

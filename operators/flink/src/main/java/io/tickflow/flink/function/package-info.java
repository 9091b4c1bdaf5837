/** Shells of the core as Flink functions: load state, step, store, emit. */
@NullMarked
package io.tickflow.flink.function;

import org.jspecify.annotations.NullMarked;

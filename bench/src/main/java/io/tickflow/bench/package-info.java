/** Benchmarks of the jobs, each against a control in the same run, after warm-up. */
@NullMarked
package io.tickflow.bench;

import org.jspecify.annotations.NullMarked;

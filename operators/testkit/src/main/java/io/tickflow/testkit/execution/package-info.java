/** Verdicts, in-memory logs and the contracts of logs, for tests of execution. */
@NullMarked
package io.tickflow.testkit.execution;

import org.jspecify.annotations.NullMarked;

/**
 * The sink that executes recorded verdicts: threads, metrics and settings around the execution
 * core.
 */
@NullMarked
package io.tickflow.connector.execution;

import org.jspecify.annotations.NullMarked;

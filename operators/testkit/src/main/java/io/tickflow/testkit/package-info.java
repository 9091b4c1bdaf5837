/** Shared parts of tests: seeded inputs, capturing ends. Never in main scope. */
@NullMarked
package io.tickflow.testkit;

import org.jspecify.annotations.NullMarked;

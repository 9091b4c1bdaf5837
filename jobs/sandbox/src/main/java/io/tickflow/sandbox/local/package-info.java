/** The local stack that stays: its folder, its state file, and what starts and stops it. */
@NullMarked
package io.tickflow.sandbox.local;

import org.jspecify.annotations.NullMarked;

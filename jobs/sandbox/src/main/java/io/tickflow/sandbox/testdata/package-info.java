/** Generated ticks that can be given away with the project. */
@NullMarked
package io.tickflow.sandbox.testdata;

import org.jspecify.annotations.NullMarked;

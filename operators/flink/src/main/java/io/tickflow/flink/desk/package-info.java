/** The shell of the order desk as a Flink function. */
@NullMarked
package io.tickflow.flink.desk;

import org.jspecify.annotations.NullMarked;

/** Champion and challenger of a scoring stage, and who decides. */
@NullMarked
package io.tickflow.flink.canary;

import org.jspecify.annotations.NullMarked;

/** Child processes, and the folders and ports that they use. */
@NullMarked
package io.tickflow.process;

import org.jspecify.annotations.NullMarked;

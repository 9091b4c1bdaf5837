/** Child processes of the sandbox, and the directory and ports that they use. */
@NullMarked
package io.tickflow.sandbox.process;

import org.jspecify.annotations.NullMarked;

/** Commands on tick files: inspection and conversion. */
@NullMarked
package io.tickflow.cli.tick;

import org.jspecify.annotations.NullMarked;

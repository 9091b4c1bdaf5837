/** Feature vectors in files that notebooks read. */
@NullMarked
package io.tickflow.cli.feature;

import org.jspecify.annotations.NullMarked;

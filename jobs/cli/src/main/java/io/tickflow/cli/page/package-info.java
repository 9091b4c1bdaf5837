/** Pages of HTML with pictures, which load nothing. */
@NullMarked
package io.tickflow.cli.page;

import org.jspecify.annotations.NullMarked;

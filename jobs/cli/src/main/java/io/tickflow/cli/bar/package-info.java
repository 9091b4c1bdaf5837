/** Command that writes the bars of tick files. */
@NullMarked
package io.tickflow.cli.bar;

import org.jspecify.annotations.NullMarked;

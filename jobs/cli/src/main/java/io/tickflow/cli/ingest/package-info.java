/** Command that runs the tick gateway. */
@NullMarked
package io.tickflow.cli.ingest;

import org.jspecify.annotations.NullMarked;

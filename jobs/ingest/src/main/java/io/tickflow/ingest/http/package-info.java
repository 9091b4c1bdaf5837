/** HTTP server of the gateway. */
@NullMarked
package io.tickflow.ingest.http;

import org.jspecify.annotations.NullMarked;

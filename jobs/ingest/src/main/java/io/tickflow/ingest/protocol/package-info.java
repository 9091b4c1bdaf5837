/** Requests and answers of the protocol between terminal and gateway. */
@NullMarked
package io.tickflow.ingest.protocol;

import org.jspecify.annotations.NullMarked;

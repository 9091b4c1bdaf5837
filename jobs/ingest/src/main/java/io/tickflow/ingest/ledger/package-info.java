/** Account of received, accepted and written ticks. */
@NullMarked
package io.tickflow.ingest.ledger;

import org.jspecify.annotations.NullMarked;

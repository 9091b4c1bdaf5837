/** Check of a desk's whole log against the laws of its orders. */
@NullMarked
package io.tickflow.core.ledger;

import org.jspecify.annotations.NullMarked;

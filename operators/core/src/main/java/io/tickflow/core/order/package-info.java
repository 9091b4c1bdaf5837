/** Orders of a trading account: verdicts of its desk, reports of its venue, and their ids. */
@NullMarked
package io.tickflow.core.order;

import org.jspecify.annotations.NullMarked;

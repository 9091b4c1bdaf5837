/** MetaTrader 5 export files published to Kafka as a bridge would. */
@NullMarked
package io.tickflow.sandbox.replay;

import org.jspecify.annotations.NullMarked;

package io.tickflow.core.readmodel;

import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderState;
import org.jspecify.annotations.Nullable;

/**
 * An order that has not ended.
 *
 * @param state last reported state; null before the first report
 * @param sinceMillis append time of that state, or of the verdict, epoch milliseconds
 */
public record OpenOrder(
        String account,
        String symbol,
        String clOrdId,
        Leg leg,
        @Nullable OrderState state,
        long sinceMillis) {}

package io.tickflow.core.execution;

import io.tickflow.core.order.ExecutionReport;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Outside world of the execution core.
 *
 * @param gateway way to the venue
 * @param reports takes each report on an order, in order
 * @param leaseHeld true while this process may trade the account
 * @param clock wall clock
 * @param listener told of what happens
 */
public record ExecutionPorts(
        OrderGateway gateway,
        Consumer<ExecutionReport> reports,
        BooleanSupplier leaseHeld,
        InstantSource clock,
        ExecutionListener listener) {}

package io.tickflow.core.execution;

import io.tickflow.core.desk.log.Control;
import io.tickflow.core.order.ExecutionReport;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Outside world of the execution core.
 *
 * @param gateway gateway to the venue
 * @param reports receiver of each report on an order, in order
 * @param controls receiver of blocks, and of answers to operators
 * @param leaseHeld true while this process may trade the account
 * @param clock wall clock
 * @param listener receiver of events
 */
public record ExecutionPorts(
        OrderGateway gateway,
        Consumer<ExecutionReport> reports,
        Consumer<Control> controls,
        BooleanSupplier leaseHeld,
        InstantSource clock,
        ExecutionListener listener) {}

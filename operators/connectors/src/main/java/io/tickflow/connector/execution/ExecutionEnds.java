package io.tickflow.connector.execution;

import io.tickflow.connector.lease.LeaseKeeper;
import io.tickflow.core.execution.OrderGateway;
import io.tickflow.core.execution.OrderLog;
import java.time.InstantSource;

/**
 * Ends of an execution sink, which owns and closes them.
 *
 * @param keeper keeper of the account's lease, before the claim
 * @param log log of verdicts and reports
 * @param gateway gateway to the venue, not started yet
 * @param clock wall clock
 */
public record ExecutionEnds(
        LeaseKeeper keeper, OrderLog log, OrderGateway gateway, InstantSource clock) {}

package io.tickflow.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.connector.event.EventTypes;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.order.OrderState;
import io.tickflow.core.signal.Signal;
import io.tickflow.sandbox.stack.venue.JournalEntry;
import io.tickflow.sandbox.stack.venue.VenueProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The venue is killed while signals come: what cannot be sent in time is never sent. */
@ExtendWith(PipelineExtension.class)
abstract class VenueDownScenario {

    private static final int FILLS = 3;
    private static final int SIGNALS = 3;

    /** Each look reads whole topics. */
    private static final Duration POLL = Duration.ofMillis(500);

    @Test
    void shouldSendNothingLateWhenVenueReturns(PipelineHarness pipeline) throws Exception {
        VenueProcess venue = pipeline.sandbox().venue();
        var flowing = new SteadyFeed(pipeline, "VENUEDOWN1").warmUp();
        var waiting = new SteadyFeed(pipeline, "VENUEDOWN2").warmUp();
        flowing.sendUntil("some are filled", () -> filledEntries(pipeline, flowing) >= FILLS);
        // A trade of the warm-up that is still open would have its signals denied, not expired.
        PipelineHarness.await(waiting.symbol() + " holds nothing")
                .until(() -> pipeline.ask(EventCounts::settled) && !holds(pipeline, waiting));

        venue.kill();
        // What the sink sends before it knows has no end until the venue is back.
        PipelineHarness.await("the session is down").until(() -> !pipeline.hasSession());
        long ordersBefore = venue.journal().orderCount();
        // What was on its way when the venue died keeps the first symbol busy until it is back.
        flowing.send(SIGNALS);
        long mark = pipeline.count(EventTypes.SIGNALS.topic());
        for (int i = 1; i <= SIGNALS; i++) {
            int wanted = i;
            PipelineHarness.await(i + " signals expired")
                    .pollInterval(POLL)
                    .until(
                            () -> {
                                int made = pipeline.candidates(waiting.symbol(), mark).size();
                                if (made < wanted) {
                                    waiting.send(1);
                                }
                                return ended(pipeline, waiting, OrderState.EXPIRED) >= wanted;
                            });
        }
        List<Signal> down = pipeline.candidates(waiting.symbol(), mark);
        assertThat(venue.journal().orderCount()).isEqualTo(ordersBefore);

        venue.restart();
        long filledBefore = filledEntries(pipeline, waiting);
        waiting.sendUntil("one is filled", () -> filledEntries(pipeline, waiting) > filledBefore);
        pipeline.awaitRest();

        assertThat(down).hasSizeGreaterThanOrEqualTo(SIGNALS);
        assertThat(statesOfEntries(pipeline, down)).containsExactly(OrderState.EXPIRED);
        assertThat(entriesAtVenue(pipeline))
                .doesNotContainAnyElementsOf(down.stream().map(Signal::decisionId).toList());
        pipeline.awaitLaw();
        assertThat(pipeline.trouble()).isEmpty();
    }

    private static boolean holds(PipelineHarness pipeline, SteadyFeed feed) throws IOException {
        double held = 0;
        for (JournalEntry order : pipeline.sandbox().venue().journal().orders()) {
            if (order.symbol().equals(feed.symbol())) {
                held +=
                        order.side().equals("BUY")
                                ? order.filledQuantity()
                                : -order.filledQuantity();
            }
        }
        return held != 0;
    }

    private static long filledEntries(PipelineHarness pipeline, SteadyFeed feed)
            throws IOException {
        return ended(pipeline, feed, OrderState.FILLED);
    }

    private static long ended(PipelineHarness pipeline, SteadyFeed feed, OrderState state)
            throws IOException {
        return reports(pipeline).stream()
                .filter(report -> report.symbol().equals(feed.symbol()))
                .filter(report -> report.leg() == Leg.ENTRY && report.state() == state)
                .map(ExecutionReport::clOrdId)
                .distinct()
                .count();
    }

    /** All states that were ever reported of the entries of {@code signals}. */
    private static Set<OrderState> statesOfEntries(PipelineHarness pipeline, List<Signal> signals)
            throws IOException {
        Set<String> decisions =
                signals.stream().map(Signal::decisionId).collect(Collectors.toSet());
        return reports(pipeline).stream()
                .filter(report -> report.leg() == Leg.ENTRY)
                .filter(report -> decisions.contains(report.decisionId()))
                .map(ExecutionReport::state)
                .collect(Collectors.toSet());
    }

    private static List<ExecutionReport> reports(PipelineHarness pipeline) throws IOException {
        return pipeline.events(EventTypes.EXECUTIONS);
    }

    /** Decisions whose entry the venue ever saw. */
    private static Set<String> entriesAtVenue(PipelineHarness pipeline) throws IOException {
        Set<String> seen =
                pipeline.sandbox().venue().journal().orders().stream()
                        .map(JournalEntry::clOrdId)
                        .collect(Collectors.toSet());
        return pipeline.events(EventTypes.ORDERS).stream()
                .filter(order -> order.leg() == Leg.ENTRY && seen.contains(order.clOrdId()))
                .map(OrderDecision::decisionId)
                .collect(Collectors.toSet());
    }
}

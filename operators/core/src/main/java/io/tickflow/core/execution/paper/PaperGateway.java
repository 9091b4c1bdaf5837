package io.tickflow.core.execution.paper;

import io.tickflow.core.execution.GatewayListener;
import io.tickflow.core.execution.OrderGateway;
import io.tickflow.core.execution.VenueProfile;
import io.tickflow.core.execution.VenueReport;
import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.market.Side;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.order.OrderState;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A venue inside the sink: fills each market order whole, at the ask (BUY) or bid (SELL) of the
 * first tick of its symbol after the latency. Without a tick for a while it fills at the newest
 * quote that it or the desk knew, and says so in the report. An order whose desk knew no price is
 * rejected. It remembers nothing, so an order of an earlier run without a report is not known to
 * it. Nothing leaves the process. Thread-safe.
 */
public final class PaperGateway implements OrderGateway, PaperQuotes.Listener {

    private static final int ONLY_SESSION = 1;

    private record Quote(double bid, double ask) {}

    private record Waiting(OrderDecision order, long sentMillis) {}

    private final PaperQuotes quotes;
    private final PaperTerms terms;
    private final InstantSource clock;
    private final Map<String, Waiting> waiting = new LinkedHashMap<>();
    private final Map<String, Quote> newest = new HashMap<>();
    private volatile @Nullable GatewayListener listener;

    /** A venue that is not there before {@link #start}. It owns and closes the quotes. */
    public PaperGateway(PaperQuotes quotes, PaperTerms terms, InstantSource clock) {
        this.quotes = quotes;
        this.terms = terms;
        this.clock = clock;
    }

    @Override
    public void start(GatewayListener listener) {
        this.listener = listener;
        listener.onSessionUp(ONLY_SESSION);
        quotes.start(this);
    }

    @Override
    public Sent send(OrderDecision order, int sessionNumber) {
        GatewayListener started = listener;
        if (started == null) {
            return Sent.NO;
        }
        if (!(price(order, referenceOf(order)) > 0)) {
            started.onReport(VenueReport.rejected(order.clOrdId(), "no quote"));
            return Sent.YES;
        }
        synchronized (this) {
            waiting.put(order.clOrdId(), new Waiting(order, clock.millis()));
        }
        return Sent.YES;
    }

    @Override
    public void onQuote(String symbol, double bid, double ask) {
        var quote = new Quote(bid, ask);
        long sentMillisMax = clock.millis() - terms.latencyMillis();
        List<Waiting> due;
        synchronized (this) {
            newest.put(symbol, quote);
            due = take(w -> w.order().symbol().equals(symbol) && w.sentMillis() <= sentMillisMax);
        }
        due.forEach(w -> report(filled(w.order(), quote, "")));
    }

    @Override
    public void onTime() {
        long sentMillisMax = clock.millis() - terms.latencyMillis() - terms.tickWaitMillis();
        Map<Waiting, Quote> late = new LinkedHashMap<>();
        synchronized (this) {
            for (Waiting found : take(w -> w.sentMillis() <= sentMillisMax)) {
                OrderDecision order = found.order();
                late.put(found, newest.getOrDefault(order.symbol(), referenceOf(order)));
            }
        }
        late.forEach(
                (w, quote) ->
                        report(
                                filled(
                                        w.order(),
                                        quote,
                                        "no tick for "
                                                + terms.tickWaitMillis()
                                                + " ms: filled at the newest quote")));
    }

    @Override
    public void askStatus(OrderDecision order) {
        GatewayListener started = listener;
        if (started == null) {
            return;
        }
        boolean works;
        synchronized (this) {
            works = waiting.containsKey(order.clOrdId());
        }
        if (works) {
            started.onReport(working(order));
        } else {
            started.onNotKnown(order.clOrdId(), "a paper venue forgets");
        }
    }

    @Override
    public void askMassStatus() {}

    @Override
    public void askPositions() {}

    /**
     * Its orders wait in this process, so one that it does not know and has no report never came.
     */
    @Override
    public VenueProfile profile() {
        return new VenueProfile(true, false);
    }

    /** It takes every order at once. */
    @Override
    public int probe() {
        return 1;
    }

    @Override
    public int answeredProbe() {
        return 1;
    }

    /** Nobody else wants this session. */
    @Override
    public void leave() {}

    @Override
    public void close() {
        quotes.close();
    }

    private void report(VenueReport report) {
        GatewayListener started = listener;
        if (started != null) {
            started.onReport(report);
        }
    }

    private List<Waiting> take(Predicate<Waiting> wanted) {
        List<Waiting> taken = new ArrayList<>();
        for (Iterator<Waiting> all = waiting.values().iterator(); all.hasNext(); ) {
            Waiting next = all.next();
            if (wanted.test(next)) {
                taken.add(next);
                all.remove();
            }
        }
        return taken;
    }

    private static Quote referenceOf(OrderDecision order) {
        return new Quote(order.referenceBid(), order.referenceAsk());
    }

    private double price(OrderDecision order, Quote quote) {
        return order.side() == Side.BUY ? terms.buysAt(quote.ask()) : terms.sellsAt(quote.bid());
    }

    private VenueReport filled(OrderDecision order, Quote quote, String text) {
        double price = price(order, quote);
        return new VenueReport(
                order.clOrdId(),
                order.symbol(),
                OrderState.FILLED,
                order.quantity(),
                price,
                order.quantity(),
                price,
                "paper/" + order.clOrdId(),
                order.clOrdId() + "/fill",
                "",
                VenueReport.Kind.NEWS,
                text,
                "");
    }

    private static VenueReport working(OrderDecision order) {
        return new VenueReport(
                order.clOrdId(),
                order.symbol(),
                OrderState.NEW,
                Quantity.ZERO,
                Double.NaN,
                Quantity.ZERO,
                Double.NaN,
                "paper/" + order.clOrdId(),
                order.clOrdId() + "/working",
                "",
                VenueReport.Kind.STATUS_ANSWER,
                "",
                "");
    }
}

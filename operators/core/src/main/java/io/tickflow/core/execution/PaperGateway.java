package io.tickflow.core.execution;

import io.tickflow.core.market.Side;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.order.OrderState;
import org.jspecify.annotations.Nullable;

/**
 * A venue inside the sink: fills each market order at once and whole, at the ask (BUY) or bid
 * (SELL) that the desk knew; an order without such a price is rejected. It remembers nothing, so an
 * order of an earlier run without a report is not known to it. Nothing leaves the process.
 */
public final class PaperGateway implements OrderGateway {

    private static final int ONLY_SESSION = 1;

    private @Nullable GatewayListener listener;

    /** A venue that is not there before {@link #start}. */
    public PaperGateway() {}

    @Override
    public void start(GatewayListener listener) {
        this.listener = listener;
        listener.onSessionUp(ONLY_SESSION);
    }

    @Override
    public Sent send(OrderDecision order, int sessionNumber) {
        if (listener == null) {
            return Sent.NO;
        }
        listener.onReport(answer(order));
        return Sent.YES;
    }

    @Override
    public void askStatus(OrderDecision order) {
        if (listener != null) {
            listener.onNotKnown(order.clOrdId(), "a paper venue forgets");
        }
    }

    @Override
    public void askMassStatus() {}

    @Override
    public void askPositions() {}

    /** Its orders end at once and in this process, so an order without a report never came. */
    @Override
    public VenueProfile profile() {
        return new VenueProfile(true, false);
    }

    /** It answers every order at once. */
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
    public void close() {}

    private static VenueReport answer(OrderDecision order) {
        double price = order.side() == Side.BUY ? order.referenceAsk() : order.referenceBid();
        if (!(price > 0)) {
            return VenueReport.rejected(order.clOrdId(), "no quote");
        }
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
                "",
                "");
    }
}

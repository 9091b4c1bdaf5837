package io.tickflow.core.execution;

import io.tickflow.core.order.OrderDecision;
import java.util.ArrayList;
import java.util.List;

/** Writes down what it is asked to do, and answers a send as the test wants it to. */
final class RecordingGateway implements OrderGateway {

    final List<String> calls = new ArrayList<>();
    Sent answer = Sent.YES;
    VenueProfile profile = new VenueProfile(true, false);
    int answeredProbe;
    private int probes;

    @Override
    public void start(GatewayListener listener) {}

    @Override
    public Sent send(OrderDecision order, int sessionNumber) {
        calls.add("send " + order.clOrdId() + " on " + sessionNumber);
        return answer;
    }

    @Override
    public void askStatus(OrderDecision order) {
        calls.add("status " + order.clOrdId());
    }

    @Override
    public void askMassStatus() {
        calls.add("mass status");
    }

    @Override
    public void askPositions() {
        calls.add("positions");
    }

    @Override
    public VenueProfile profile() {
        return profile;
    }

    @Override
    public int probe() {
        calls.add("probe");
        return ++probes;
    }

    @Override
    public int answeredProbe() {
        return answeredProbe;
    }

    @Override
    public void leave() {
        calls.add("leave");
    }

    @Override
    public void close() {}
}

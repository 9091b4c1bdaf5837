package io.tickflow.operate.rollout.figure;

import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.signal.Signal;

/** Share of candidates that a desk did not approve. */
final class Rejections implements Figure {

    private static final int WAITING_MAX = 20_000;

    private final BoundedMap<Boolean> candidates = new BoundedMap<>(WAITING_MAX);
    private final BoundedMap<Boolean> early = new BoundedMap<>(WAITING_MAX);
    private long count;
    private long rejected;

    @Override
    public void onSignal(Signal signal) {
        if (!signal.candidate()) {
            return;
        }
        Boolean approved = early.remove(signal.decisionId());
        if (approved == null) {
            candidates.put(signal.decisionId(), true);
        } else {
            add(approved);
        }
    }

    @Override
    public void onVerdict(OrderDecision verdict) {
        if (verdict.leg() != Leg.ENTRY) {
            return;
        }
        if (candidates.remove(verdict.decisionId()) == null) {
            early.put(verdict.decisionId(), verdict.approved());
        } else {
            add(verdict.approved());
        }
    }

    private void add(boolean approved) {
        count++;
        rejected += approved ? 0 : 1;
    }

    @Override
    public double value() {
        return (double) rejected / count;
    }

    @Override
    public long count() {
        return count;
    }
}

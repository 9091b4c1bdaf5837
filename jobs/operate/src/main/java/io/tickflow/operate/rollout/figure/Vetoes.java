package io.tickflow.operate.rollout.figure;

import io.tickflow.core.signal.Signal;

/** Share of vetoed signals. */
final class Vetoes implements Figure {

    private long count;
    private long vetoed;

    @Override
    public void onSignal(Signal signal) {
        count++;
        vetoed += signal.candidate() ? 0 : 1;
    }

    @Override
    public double value() {
        return (double) vetoed / count;
    }

    @Override
    public long count() {
        return count;
    }
}

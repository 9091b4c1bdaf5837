package io.tickflow.core.feature;

/** A feature of the quotes: the engine puts it into the frame before anything else. */
final class QuoteValue extends Node {

    QuoteValue(int index, Description description) {
        super(index, description);
    }

    @Override
    double evaluate(Moment moment) {
        return moment.frame()[index()];
    }

    @Override
    boolean settled(Moment moment) {
        Readiness readiness = description().readiness();
        SymbolState state = moment.state();
        return state.session().ticks() > readiness.settled()
                && state.session().ageMillis() >= readiness.sessionMillis();
    }
}

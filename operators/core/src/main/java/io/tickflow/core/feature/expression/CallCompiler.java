package io.tickflow.core.feature.expression;

import io.tickflow.core.feature.node.Node;
import io.tickflow.core.indicator.registry.IndicatorKinds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compiles calls of functions: of indicators, arithmetic and rolling windows. */
final class CallCompiler {

    private final FeatureCompiler compiler;
    private final IndicatorCallCompiler indicators;
    private final CalculationCompiler calculations;
    private final RollingCompiler rolling;

    CallCompiler(FeatureCompiler compiler) {
        this.compiler = compiler;
        this.indicators = new IndicatorCallCompiler(compiler);
        this.calculations = new CalculationCompiler(compiler);
        this.rolling = new RollingCompiler(compiler);
    }

    /**
     * Compiles a call.
     *
     * @throws ExpressionException saying everything that is wrong with it
     */
    Node node(Expression.Call call) {
        String function = call.function();
        if (CalculationCompiler.FUNCTIONS.contains(function)) {
            return calculations.node(call);
        }
        if (RollingCompiler.FUNCTIONS.contains(function)) {
            return rolling.node(call);
        }
        if (TradeCallCompiler.isOne(call)) {
            return compiler.trades().node(call);
        }
        Optional<IndicatorKinds.Function> indicator = IndicatorKinds.ofFunction(function);
        if (indicator.isEmpty()) {
            throw new ExpressionException(unknown(function), call.column());
        }
        return indicators.node(call, indicator.get().kind(), indicator.get().output());
    }

    private String unknown(String function) {
        if (OtherSymbols.isOne(function)) {
            return OtherSymbols.REFUSED;
        }
        if (function.equals(SequenceCompiler.FUNCTION)) {
            return "seq stands alone, as it makes several features";
        }
        if (compiler.isFeature(function)) {
            return function + " is a feature, and takes no arguments";
        }
        String suggestion = Spelling.suggestion(function, functions());
        return "there is no function "
                + function
                + (suggestion.isEmpty() ? ";" : suggestion)
                + " bin/tickflow features kinds lists them";
    }

    /** Names of all functions. */
    static List<String> functions() {
        var names = new ArrayList<String>(CalculationCompiler.FUNCTIONS);
        names.addAll(RollingCompiler.FUNCTIONS);
        names.addAll(TradeCallCompiler.functions());
        names.add(SequenceCompiler.FUNCTION);
        IndicatorKinds.all().forEach(kind -> kind.outputs().forEach(o -> names.add(o.name())));
        return names;
    }
}

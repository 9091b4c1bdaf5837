package io.tickflow.core.indicator;

import io.tickflow.core.indicator.registry.IndicatorKinds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Kind with test parameters: usual, smallest, odd and large ones. */
record KindCase(IndicatorKind kind, double[] parameters) {

    static Stream<KindCase> all() {
        return IndicatorKinds.all().stream()
                .flatMap(
                        kind ->
                                Stream.of(usual(kind), smallest(kind), odd(kind), large(kind))
                                        .distinct()
                                        .map(list -> list.stream().mapToDouble(x -> x).toArray())
                                        .map(parameters -> new KindCase(kind, parameters)));
    }

    private static List<Double> usual(IndicatorKind kind) {
        return kind.parameters().stream().map(IndicatorKind.Parameter::usual).toList();
    }

    private static List<Double> smallest(IndicatorKind kind) {
        return kind.parameters().stream().map(IndicatorKind.Parameter::min).toList();
    }

    private static List<Double> odd(IndicatorKind kind) {
        var parameters = new ArrayList<Double>();
        for (IndicatorKind.Parameter parameter : kind.parameters()) {
            parameters.add(parameter.whole() ? 7.0 + 3 * parameters.size() : 0.77);
        }
        return parameters;
    }

    private static List<Double> large(IndicatorKind kind) {
        return kind.parameters().stream()
                .map(parameter -> parameter.whole() ? 199 : parameter.max())
                .toList();
    }

    Indicator create() {
        return Run.create(kind, parameters);
    }

    int outputs() {
        return kind.outputs().size();
    }

    IndicatorKind.Warmup readiness(int output) {
        return kind.warmup().of(parameters, output);
    }

    @Override
    public String toString() {
        return kind.name() + Arrays.toString(parameters);
    }
}

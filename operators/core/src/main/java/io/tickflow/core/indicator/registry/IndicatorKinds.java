package io.tickflow.core.indicator.registry;

import io.tickflow.core.indicator.Adx;
import io.tickflow.core.indicator.Atr;
import io.tickflow.core.indicator.BollingerBands;
import io.tickflow.core.indicator.Cci;
import io.tickflow.core.indicator.Donchian;
import io.tickflow.core.indicator.Ema;
import io.tickflow.core.indicator.IndicatorKind;
import io.tickflow.core.indicator.Keltner;
import io.tickflow.core.indicator.Macd;
import io.tickflow.core.indicator.Roc;
import io.tickflow.core.indicator.Rsi;
import io.tickflow.core.indicator.Sma;
import io.tickflow.core.indicator.StochRsi;
import io.tickflow.core.indicator.Stochastic;
import io.tickflow.core.indicator.WilliamsR;
import io.tickflow.core.indicator.Wma;
import io.tickflow.core.indicator.bars.BarValues;
import io.tickflow.core.indicator.bars.RealVolume;
import io.tickflow.core.indicator.pattern.CdlEngulfing;
import io.tickflow.core.indicator.pattern.CdlHarami;
import io.tickflow.core.indicator.pattern.Doji;
import io.tickflow.core.indicator.pattern.Engulfing;
import io.tickflow.core.indicator.pattern.EveningStar;
import io.tickflow.core.indicator.pattern.Hammer;
import io.tickflow.core.indicator.pattern.Harami;
import io.tickflow.core.indicator.pattern.InsideBar;
import io.tickflow.core.indicator.pattern.MorningStar;
import io.tickflow.core.indicator.pattern.OutsideBar;
import io.tickflow.core.indicator.pattern.ShootingStar;
import io.tickflow.core.indicator.pattern.ThreeCrows;
import io.tickflow.core.indicator.pattern.ThreeSoldiers;
import io.tickflow.core.indicator.trend.Ichimoku;
import io.tickflow.core.indicator.trend.ParabolicSar;
import io.tickflow.core.indicator.volume.Obv;
import io.tickflow.core.indicator.volume.Vwap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Registry of all kinds of indicators. A new kind is a class and a line here. */
public final class IndicatorKinds {

    /**
     * Function of expressions: one output of a kind.
     *
     * @param kind the kind
     * @param output index in {@link IndicatorKind#outputs}
     */
    public record Function(IndicatorKind kind, int output) {}

    private static final List<IndicatorKind> ALL =
            List.of(
                    Rsi.KIND,
                    Macd.KIND,
                    Sma.KIND,
                    Ema.KIND,
                    Wma.KIND,
                    BollingerBands.KIND,
                    Atr.KIND,
                    Adx.KIND,
                    Stochastic.KIND,
                    Cci.KIND,
                    WilliamsR.KIND,
                    Roc.KIND,
                    Donchian.KIND,
                    Keltner.KIND,
                    ParabolicSar.KIND,
                    Ichimoku.KIND,
                    StochRsi.KIND,
                    Obv.KIND,
                    Vwap.KIND,
                    Engulfing.KIND,
                    CdlEngulfing.KIND,
                    Hammer.KIND,
                    ShootingStar.KIND,
                    Doji.KIND,
                    MorningStar.KIND,
                    EveningStar.KIND,
                    Harami.KIND,
                    CdlHarami.KIND,
                    ThreeSoldiers.KIND,
                    ThreeCrows.KIND,
                    InsideBar.KIND,
                    OutsideBar.KIND,
                    BarValues.KIND,
                    RealVolume.KIND);

    private static final Map<String, Function> FUNCTIONS = functions();

    private IndicatorKinds() {}

    /** All kinds, in the order of their documentation. */
    public static List<IndicatorKind> all() {
        return ALL;
    }

    /**
     * Kind and output of a function; empty if the name is unknown.
     *
     * @param outputName as in {@link IndicatorKind.Output#name}: {@code macd_signal}
     */
    public static Optional<Function> ofFunction(String outputName) {
        return Optional.ofNullable(FUNCTIONS.get(outputName));
    }

    private static Map<String, Function> functions() {
        var functions = new HashMap<String, Function>();
        for (IndicatorKind kind : ALL) {
            for (int i = 0; i < kind.outputs().size(); i++) {
                String name = kind.outputs().get(i).name();
                if (functions.put(name, new Function(kind, i)) != null) {
                    throw new IllegalStateException("two kinds have an output " + name);
                }
            }
        }
        return Map.copyOf(functions);
    }
}

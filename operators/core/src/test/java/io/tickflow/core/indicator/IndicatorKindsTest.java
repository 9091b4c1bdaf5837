package io.tickflow.core.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.tickflow.core.bar.Bar;
import io.tickflow.core.indicator.registry.IndicatorKinds;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class IndicatorKindsTest {

    private static final int CALLS = 20_000;
    private static final long BYTES_MAX = 20_000;

    @Test
    void shouldFindAnOutputByItsName() {
        IndicatorKinds.Function signal = IndicatorKinds.ofFunction("macd_signal").orElseThrow();

        assertThat(signal.kind()).isSameAs(Macd.KIND);
        assertThat(signal.output()).isEqualTo(1);
        assertThat(IndicatorKinds.ofFunction("macd_signals")).isEmpty();
    }

    @Test
    void shouldHaveUsableNames() {
        var names = new TreeSet<String>();
        for (IndicatorKind kind : IndicatorKinds.all()) {
            assertThat(kind.name()).matches("[a-z][a-z_]*");
            assertThat(names.add(kind.name())).as(kind.name()).isTrue();
            assertThat(kind.outputs())
                    .isNotEmpty()
                    .allSatisfy(output -> assertThat(output.name()).matches("[a-z][a-z_]*"));
            if (kind.outputs().size() == 1) {
                assertThat(kind.outputs().get(0).name()).isEqualTo(kind.name());
            }
            assertThat(kind.parameters())
                    .allMatch(p -> p.min() <= p.usual() && p.usual() <= p.max())
                    .allMatch(p -> !p.whole() || p.max() == IndicatorKind.PERIOD_MAX);
        }
    }

    @Test
    void shouldValueAFormingBarWithoutAllocating() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        List<Bar> bars = SeededBars.wild(71, 300);
        for (IndicatorKind kind : IndicatorKinds.all()) {
            if (Run.create(kind, Run.usual(kind)) instanceof FormingIndicator indicator) {
                bars.forEach(indicator::update);
                double sum = 0;
                long before = threads.getCurrentThreadAllocatedBytes();
                for (int i = 0; i < CALLS; i++) {
                    int output = i % kind.outputs().size();
                    sum += indicator.valueWith(bars.get(i % 300), output);
                }
                long allocated = threads.getCurrentThreadAllocatedBytes() - before;
                assertThat(sum).isFinite();
                assertThat(allocated).as("bytes of %s", kind.name()).isLessThan(BYTES_MAX);
            }
        }
    }
}

package io.tickflow.flink.state;

import io.tickflow.core.feature.FeatureConfig;
import org.junit.jupiter.api.Nested;

class HotSymbolStoreTest {

    @Nested
    class WithRoomForAll extends SymbolStoreContract {
        WithRoomForAll() {
            super(SymbolStores.hot(new HotBounds(100, 0, 100)), FeatureConfig.EVERY_TICK);
        }
    }

    @Nested
    class WithEvictions extends SymbolStoreContract {
        WithEvictions() {
            super(SymbolStores.hot(new HotBounds(2, 0, 1)), FeatureConfig.EVERY_TICK);
        }
    }

    @Nested
    class WithBufferedTicks extends SymbolStoreContract {
        WithBufferedTicks() {
            super(SymbolStores.hot(new HotBounds(2, 3, 2)), "10s");
        }
    }
}

package io.tickflow.flink.state;

import io.tickflow.core.feature.FeatureConfig;

class PlainSymbolStoreTest extends SymbolStoreContract {

    PlainSymbolStoreTest() {
        super(SymbolStores.plain(), FeatureConfig.EVERY_TICK);
    }
}

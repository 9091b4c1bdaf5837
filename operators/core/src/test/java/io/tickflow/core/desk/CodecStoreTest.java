package io.tickflow.core.desk;

import io.tickflow.core.desk.store.RecentId;
import io.tickflow.core.desk.store.Store;
import io.tickflow.core.desk.store.StoreContract;

class CodecStoreTest extends StoreContract {

    @Override
    protected Store<String, RecentId> store() {
        return new CodecStore<>(new RecentIdCodec());
    }
}

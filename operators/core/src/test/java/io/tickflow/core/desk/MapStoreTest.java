package io.tickflow.core.desk;

import io.tickflow.core.desk.store.RecentId;
import io.tickflow.core.desk.store.Store;
import io.tickflow.core.desk.store.StoreContract;

class MapStoreTest extends StoreContract {

    @Override
    protected Store<String, RecentId> store() {
        return new MapStore<>();
    }
}

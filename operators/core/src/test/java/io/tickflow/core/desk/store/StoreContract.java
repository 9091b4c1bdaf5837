package io.tickflow.core.desk.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Promises of a {@link Store}; each implementation has a test that extends this. */
public abstract class StoreContract {

    /** An empty store. */
    protected abstract Store<String, RecentId> store();

    @Test
    void shouldBeEmptyAtFirst() {
        assertThat(store().get("a")).isNull();
    }

    @Test
    void shouldReturnTheLastValuePut() {
        Store<String, RecentId> store = store();
        store.put("a", value(1));
        store.put("a", value(2));

        assertThat(store.get("a")).isEqualTo(value(2));
        assertThat(store.get("a")).isEqualTo(value(2));
    }

    @Test
    void shouldKeepKeysApart() {
        Store<String, RecentId> store = store();
        store.put("a", value(1));
        store.put("b", value(2));
        store.remove("b");

        assertThat(store.get("a")).isEqualTo(value(1));
        assertThat(store.get("b")).isNull();
    }

    @Test
    void shouldTakeAKeyAgainAfterRemoval() {
        Store<String, RecentId> store = store();
        store.put("a", value(1));
        store.remove("a");
        store.put("a", value(3));

        assertThat(store.get("a")).isEqualTo(value(3));
    }

    @Test
    void shouldIgnoreRemovalOfAbsentKey() {
        Store<String, RecentId> store = store();
        store.put("a", value(1));
        store.remove("b");

        assertThat(store.get("a")).isEqualTo(value(1));
        assertThat(store.get("b")).isNull();
    }

    private static RecentId value(int number) {
        return new RecentId("id-" + number, "EURUSD", number);
    }
}

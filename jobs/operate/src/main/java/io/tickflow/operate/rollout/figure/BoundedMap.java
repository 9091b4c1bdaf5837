package io.tickflow.operate.rollout.figure;

import java.util.LinkedHashMap;
import java.util.Map;

/** Map that forgets its oldest entry when it is full. */
final class BoundedMap<V> extends LinkedHashMap<String, V> {

    private static final long serialVersionUID = 1;

    private final int sizeMax;

    BoundedMap(int sizeMax) {
        this.sizeMax = sizeMax;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > sizeMax;
    }
}

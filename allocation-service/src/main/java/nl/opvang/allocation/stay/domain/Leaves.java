package nl.opvang.allocation.stay.domain;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An immutable map cut in small leaves: adding to it copies one leaf, so that a guest book with thousands of stays costs
 * no more per event than a small one.
 */
final class Leaves<K, V> {
    private static final int LEAVES = 256;

    private final Map<K, V>[] leaves;

    private Leaves(Map<K, V>[] leaves) {
        this.leaves = leaves;
    }

    static <K, V> Leaves<K, V> none() {
        @SuppressWarnings({"unchecked", "rawtypes"})
        Map<K, V>[] leaves = new Map[LEAVES];
        Arrays.fill(leaves, Map.of());
        return new Leaves<>(leaves);
    }

    @Nullable
    V get(K key) {
        return leaves[leafOf(key)].get(key);
    }

    Leaves<K, V> with(K key, V value) {
        var copy = leaves.clone();
        int at = leafOf(key);
        var leaf = new HashMap<>(copy[at]);
        leaf.put(key, value);
        copy[at] = leaf;
        return new Leaves<>(copy);
    }

    private static int leafOf(Object key) {
        int hash = key.hashCode();
        return (hash ^ (hash >>> 16) ^ (hash >>> 8)) & (LEAVES - 1);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Leaves<?, ?> that && Arrays.equals(leaves, that.leaves);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(leaves);
    }

    @Override
    public String toString() {
        return Arrays.toString(leaves);
    }
}

package nl.opvang.demo.plan;

import java.util.Arrays;

/** A growing row of whole numbers. */
final class Numbers {
    private int[] values = new int[1024];
    private int size;

    int size() {
        return size;
    }

    int get(int index) {
        return values[index];
    }

    void set(int index, int value) {
        values[index] = value;
    }

    void add(int value) {
        if (size == values.length) values = Arrays.copyOf(values, size * 2);
        values[size++] = value;
    }

    /** Takes one out, by putting the last one in its place. */
    int take(int index) {
        int taken = values[index];
        values[index] = values[--size];
        return taken;
    }
}

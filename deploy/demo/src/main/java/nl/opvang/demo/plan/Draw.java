package nl.opvang.demo.plan;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/** Chance that is the same every time: a stream of draws per seed and topic, so that one topic never shifts another. */
final class Draw {
    private final SplittableRandom random;

    private Draw(long state) {
        random = new SplittableRandom(state);
    }

    /** The draws for a topic, and for a number within it. */
    static Draw of(long seed, String topic, long number) {
        long state = seed * 0x9E3779B97F4A7C15L;
        for (byte b : topic.getBytes(StandardCharsets.UTF_8)) state = (state ^ b) * 0x100000001B3L;
        return new Draw(state ^ (number * 0xBF58476D1CE4E5B9L));
    }

    /** From 0 up to but not including the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** Both ends included; the first one when they have crossed. */
    int between(int first, int last) {
        return last <= first ? first : first + random.nextInt(last - first + 1);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    double share() {
        return random.nextDouble();
    }

    /** Around 1, never negative: the logarithm is normal with this deviation. */
    double around(double deviation) {
        return Math.exp(deviation * random.nextGaussian());
    }

    /** Down or up to a neighbouring whole number, so that the mean stays what it is. */
    int rounded(double value) {
        return (int) Math.floor(value + random.nextDouble());
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** An index, by weights that have been added up. */
    int index(double[] cumulativeWeights) {
        double at = random.nextDouble() * cumulativeWeights[cumulativeWeights.length - 1];
        int low = 0;
        int high = cumulativeWeights.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cumulativeWeights[middle] > at) high = middle;
            else low = middle + 1;
        }
        return low;
    }

    void shuffle(List<?> list) {
        for (int i = list.size() - 1; i > 0; i--) Collections.swap(list, i, below(i + 1));
    }
}

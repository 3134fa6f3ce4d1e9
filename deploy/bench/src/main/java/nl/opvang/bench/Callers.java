package nl.opvang.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;

/** So many callers, each of which asks again as soon as it was answered. */
record Callers(int number) {
    /** One caller's next question. */
    @FunctionalInterface
    interface Ask {
        void ask(int caller) throws Exception;
    }

    /** How many answers came per second, all callers together. */
    double perSecond(Duration duration, Ask ask) throws Exception {
        var answers = new LongAdder();
        long began = System.nanoTime();
        long end = began + duration.toNanos();
        var work = new ArrayList<Callable<Void>>();
        for (int i = 0; i < number; i++) {
            int caller = i;
            work.add(() -> {
                while (System.nanoTime() < end) {
                    ask.ask(caller);
                    answers.increment();
                }
                return null;
            });
        }
        try (var threads = Executors.newFixedThreadPool(number)) {
            for (var done : threads.invokeAll(work)) done.get();
        }
        return answers.sum() * 1e9 / (System.nanoTime() - began);
    }
}

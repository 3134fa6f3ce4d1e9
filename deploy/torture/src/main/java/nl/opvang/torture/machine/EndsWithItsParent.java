package nl.opvang.torture.machine;

import java.io.IOException;
import java.util.Arrays;

/** Runs another program, and ends it when the process that started it is gone: whoever tortures may be killed too. */
public final class EndsWithItsParent {
    private EndsWithItsParent() {}

    /** Name of the main class, then its arguments. */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        Thread.ofPlatform().daemon().name("parent").start(EndsWithItsParent::watch);
        Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, (Object)
                Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    private static void watch() {
        try {
            // The other end is the parent's, and nothing is ever written to it.
            System.in.readAllBytes();
        } catch (IOException gone) {
            // as good as its end
        }
        Runtime.getRuntime().halt(1);
    }
}

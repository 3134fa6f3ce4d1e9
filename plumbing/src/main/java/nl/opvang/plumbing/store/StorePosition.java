package nl.opvang.plumbing.store;

/** A place in the one order of a store: the transaction that wrote the event, then its number. */
public record StorePosition(long tx, long position) implements Comparable<StorePosition> {
    /** Before the first event. */
    public static final StorePosition START = new StorePosition(0, 0);

    /** As {@link #parse} reads it. */
    public String text() {
        return Long.toUnsignedString(tx) + "/" + position;
    }

    /** @throws IllegalArgumentException when {@link #text()} gave something else */
    public static StorePosition parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) throw new IllegalArgumentException("not a position of a store");
        return new StorePosition(
                Long.parseUnsignedLong(text.substring(0, slash)), Long.parseLong(text.substring(slash + 1)));
    }

    @Override
    public int compareTo(StorePosition other) {
        int byTransaction = Long.compareUnsigned(tx, other.tx);
        return byTransaction != 0 ? byTransaction : Long.compare(position, other.position);
    }
}

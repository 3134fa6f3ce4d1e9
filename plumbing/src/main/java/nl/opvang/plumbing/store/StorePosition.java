package nl.opvang.plumbing.store;

/** A place in the one order of a store: the transaction that wrote the event, then its number. */
public record StorePosition(long tx, long position) implements Comparable<StorePosition> {
    /** Before the first event. */
    public static final StorePosition START = new StorePosition(0, 0);

    @Override
    public int compareTo(StorePosition other) {
        int byTransaction = Long.compareUnsigned(tx, other.tx);
        return byTransaction != 0 ? byTransaction : Long.compare(position, other.position);
    }
}

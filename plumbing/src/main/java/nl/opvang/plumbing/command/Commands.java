package nl.opvang.plumbing.command;

import java.util.List;

/** Decides orders and stores what they cause. */
public interface Commands {
    /** Work for the commands' own transaction: after the events are stored, before it commits. */
    @FunctionalInterface
    interface BeforeCommit {
        /**
         * @param first index, in the list that was sent, of the first of these outcomes
         * @param outcomes those decided in this transaction
         */
        void outcomes(int first, List<Outcome> outcomes);
    }

    /**
     * Decides all orders, in this order, in one transaction; when that conflicts, each in a transaction of its own, and
     * when it takes longer than a transaction may, in smaller ones.
     *
     * @return one outcome per order, in the same order
     */
    List<Outcome> send(List<Order> orders, BeforeCommit beforeCommit);

    /** Decides one order. */
    default Outcome send(Order order) {
        return send(List.of(order), (first, outcomes) -> {}).getFirst();
    }
}

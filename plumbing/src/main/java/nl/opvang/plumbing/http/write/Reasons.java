package nl.opvang.plumbing.http.write;

import java.util.List;
import nl.opvang.plumbing.command.Order;

/** What becomes of the reasons that people wrote, before they are recorded with what was decided. */
@FunctionalInterface
public interface Reasons {
    /** The same orders, in their order, with their reasons as they are to be recorded. */
    List<Order> recorded(List<Order> orders);
}

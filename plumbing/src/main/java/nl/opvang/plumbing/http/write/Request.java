package nl.opvang.plumbing.http.write;

import java.util.UUID;
import nl.opvang.plumbing.command.Order;
import nl.opvang.plumbing.http.processing.Trail;
import org.jspecify.annotations.Nullable;

/**
 * An order, and how to know it again.
 *
 * @param id the id that is given to what it makes, for the answer
 * @param trail the HTTP request that asks for it, alone or among others
 */
public record Request(RequestKey key, Order order, @Nullable UUID id, Trail trail) {}

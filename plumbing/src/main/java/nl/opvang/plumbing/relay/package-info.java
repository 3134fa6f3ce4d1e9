/** The event store is the outbox: its events go to Kafka in its one order. */
@NullMarked
package nl.opvang.plumbing.relay;

import org.jspecify.annotations.NullMarked;

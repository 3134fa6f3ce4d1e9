/** The event store on PostgreSQL and its one order. */
@NullMarked
package nl.opvang.plumbing.store;

import org.jspecify.annotations.NullMarked;

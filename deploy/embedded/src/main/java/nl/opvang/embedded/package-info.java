/** A real PostgreSQL and a real Kafka broker, started from inside this JVM. */
@NullMarked
package nl.opvang.embedded;

import org.jspecify.annotations.NullMarked;

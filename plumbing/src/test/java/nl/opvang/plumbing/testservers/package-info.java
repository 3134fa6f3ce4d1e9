/** The PostgreSQL and Kafka that integration tests run against: real ones, one of each per JVM. */
@NullMarked
package nl.opvang.plumbing.testservers;

import org.jspecify.annotations.NullMarked;

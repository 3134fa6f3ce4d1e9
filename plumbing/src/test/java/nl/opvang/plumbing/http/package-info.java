/** A sample service that is asked everything a service can be asked wrongly. */
@NullMarked
package nl.opvang.plumbing.http;

import org.jspecify.annotations.NullMarked;

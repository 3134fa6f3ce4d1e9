/** The description of a service's API, drawn from the same records and rules that answer. */
@NullMarked
package nl.opvang.plumbing.http.openapi;

import org.jspecify.annotations.NullMarked;

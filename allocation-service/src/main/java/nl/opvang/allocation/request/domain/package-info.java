/** What may happen to a request for shelter, and in which order requests are helped. */
@NullMarked
package nl.opvang.allocation.request.domain;

import org.jspecify.annotations.NullMarked;

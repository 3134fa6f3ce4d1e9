/** What an open past stands in the way of. */
@NullMarked
package nl.opvang.funding.history.domain;

import org.jspecify.annotations.NullMarked;

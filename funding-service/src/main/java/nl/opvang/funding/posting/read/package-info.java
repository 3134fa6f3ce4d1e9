/** What stands in the books, as known at any moment. */
@NullMarked
package nl.opvang.funding.posting.read;

import org.jspecify.annotations.NullMarked;

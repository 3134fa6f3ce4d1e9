/** Amounts come in, from their municipalities. */
@NullMarked
package nl.opvang.funding.posting.write;

import org.jspecify.annotations.NullMarked;

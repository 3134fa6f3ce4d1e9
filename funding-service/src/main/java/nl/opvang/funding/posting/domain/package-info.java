/** What may stand in a municipality's books. */
@NullMarked
package nl.opvang.funding.posting.domain;

import org.jspecify.annotations.NullMarked;

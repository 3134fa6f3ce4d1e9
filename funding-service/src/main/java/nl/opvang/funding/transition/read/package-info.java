/** Transitions as they were asked, decided and carried out, as known at any moment. */
@NullMarked
package nl.opvang.funding.transition.read;

import org.jspecify.annotations.NullMarked;

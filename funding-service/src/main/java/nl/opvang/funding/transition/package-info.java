/** Transition costs: making a building fit for reception (BooO article 2(1)e). */
@NullMarked
package nl.opvang.funding.transition;

import org.jspecify.annotations.NullMarked;

/** What municipality, NOO and ministry say about transitions, on its way in. */
@NullMarked
package nl.opvang.funding.transition.write;

import org.jspecify.annotations.NullMarked;

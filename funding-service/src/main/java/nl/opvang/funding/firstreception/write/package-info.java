/** What region, municipality and ministry say about first reception, on its way in. */
@NullMarked
package nl.opvang.funding.firstreception.write;

import org.jspecify.annotations.NullMarked;

/** What municipality, NOO and ministry say about advances, on its way in. */
@NullMarked
package nl.opvang.funding.advance.write;

import org.jspecify.annotations.NullMarked;

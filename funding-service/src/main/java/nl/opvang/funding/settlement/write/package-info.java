/** What municipality and ministry say about settlements, on its way in. */
@NullMarked
package nl.opvang.funding.settlement.write;

import org.jspecify.annotations.NullMarked;

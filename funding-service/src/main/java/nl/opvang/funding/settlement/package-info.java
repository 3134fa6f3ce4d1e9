/** The settlement of a financial year: accounted for, assessed and set (BooO articles 6 and 7). */
@NullMarked
package nl.opvang.funding.settlement;

import org.jspecify.annotations.NullMarked;
